package org.newswatch.crawler.robots;

/**
 * One line that allows or forbids.
 *
 * @param literal its path with octets outside ASCII escaped
 * @param canonical its path in the one form of escapes
 */
record Rule(boolean allows, String literal, String canonical) {

  static Rule of(boolean allows, String octets) {
    String literal = Escapes.literal(octets);
    String canonical = Escapes.canonicalPattern(octets);
    // Mostly the two are the same, and there are many rules.
    return new Rule(allows, literal, canonical.equals(literal) ? literal : canonical);
  }

  /** How specific it is. */
  int octets() {
    return literal.length();
  }

  /** Characters that it is remembered by. */
  int characters() {
    return literal.length() + (canonical.equals(literal) ? 0 : canonical.length());
  }

  boolean appliesTo(String path, String canonicalPath) {
    return matches(literal, path) || (!allows && matches(canonical, canonicalPath));
  }

  /**
   * Whether a path begins with what the pattern says, where {@code *} stands for anything and a
   * {@code $} at the end for the end of the path. Takes the leftmost place for each piece between
   * two stars, which is right because what follows is only ever helped by more room.
   */
  static boolean matches(String pattern, String path) {
    boolean anchored = pattern.endsWith("$");
    int end = anchored ? pattern.length() - 1 : pattern.length();
    int star = star(pattern, 0, end);
    if (!path.regionMatches(0, pattern, 0, star)) {
      return false;
    }
    int at = star;
    while (star < end) {
      int from = star + 1;
      star = star(pattern, from, end);
      String piece = pattern.substring(from, star);
      if (star == end && anchored) {
        return path.length() - at >= piece.length() && path.endsWith(piece);
      }
      int found = path.indexOf(piece, at);
      if (found < 0) {
        return false;
      }
      at = found + piece.length();
    }
    return !anchored || at == path.length();
  }

  private static int star(String pattern, int from, int end) {
    int star = pattern.indexOf('*', from);
    return star < 0 || star > end ? end : star;
  }
}
