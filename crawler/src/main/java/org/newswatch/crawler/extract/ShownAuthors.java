package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;
import org.newswatch.crawler.extract.PageIndex.Line;
import org.newswatch.crawler.extract.PageIndex.Placed;

/**
 * The authors that readers of a page see: in elements that are called so, in lines that say "by",
 * and in names by the headline that link to a person or that the page tells more about.
 */
final class ShownAuthors {

  /** Lines before and after the headline in which a by-line stands. */
  private static final int LINES_BEFORE = 8;

  private static final int LINES_AFTER = 25;

  /** Characters of an element or a line that still can be a by-line. */
  private static final int LINE_CHARS_MAX = 200;

  /** Elements of one by-line that name an author each: how many lines they may lie apart. */
  private static final int TOGETHER_LINES = 6;

  /** Characters of "written by" in any language, and more. */
  private static final int WRITTEN_BY_CHARS = 40;

  private static final int CANDIDATES_MAX = 200;

  /** Pieces of text of one by-line. */
  private static final int PIECES_MAX = 12;

  /** Lines from the headline within which "by" may precede a name in small letters. */
  private static final int HANDLE_LINES = 5;

  /** Characters of a line of running text, which ends the head of an article. */
  private static final int PARAGRAPH_CHARS = 200;

  private static final int NAME_CHARS_MAX = 60;
  private static final int TOLD_CHARS_MIN = 60;
  private static final int TOLD_CHARS_MAX = 60;
  private static final List<String> TELLING =
      List.of(
          " is a ",
          " is an ",
          " is the ",
          " has ",
          " writes ",
          " covers ",
          " was ",
          " works ",
          " is one ");
  private static final double SHOWN_SCORE_MIN = 3;

  /** What saying "by", a line of its own, a first name and a link to a person add. */
  private static final double LEAD_SCORE = 2;

  private static final double LINE_SCORE = 2.5;
  private static final double FULL_NAME_SCORE = 1;
  private static final double LINKED_SCORE = 0.7;
  private static final double TOLD_SCORE = 1;

  private static final NameParts NAME_CLASSES =
      NameParts.of(
          "author-name",
          "authorname",
          "author_name",
          "author__name",
          "byline-name",
          "author-link",
          "byline");
  private static final NameParts OTHER_CLASSES =
      NameParts.of(
          "author-bio",
          "authorbio",
          "author-desc",
          "author-image",
          "author-img",
          "avatar",
          "authority",
          "authoriz",
          "author-title",
          "author-role",
          "author-job",
          "author-position",
          "author-meta-date",
          "reviewer",
          "editor",
          "social");
  private static final List<String> AUTHOR_PATHS =
      List.of(
          "/author",
          "/authors/",
          "/profile",
          "/people/",
          "/person/",
          "/by/",
          "/team/",
          "/staff/",
          "/writer",
          "/contributor",
          "/user/",
          "/@");

  private final PageIndex index;
  private final int center;
  private final @Nullable Element heading;

  /** Names by the text they stand in: containers within containers hold the same pieces. */
  private final Map<String, List<String>> known = new HashMap<>();

  /** The highest score so far; what cannot pass it is not read, as reading names takes longest. */
  private @Nullable Shown best;

  /** Elements called authors: read when one may be the best, or stands beside the best. */
  private final List<Called> called = new ArrayList<>();

  /** An element, its score without that of the names in it. */
  private record Called(
      Element element, int line, String className, double score, Provenance where) {}

  private record Shown(
      List<String> names, int line, String className, double score, Provenance where) {}

  ShownAuthors(PageIndex index, @Nullable Placed heading) {
    this.index = index;
    this.center = heading == null ? ShownDates.textBegins(index) : heading.line();
    this.heading = heading == null ? null : heading.element();
  }

  /** The best of them; null when none is good enough. */
  Authors.@Nullable Found best() {
    addElements(index.authors, Provenance.DOM);
    addElements(
        index.properties.stream()
            .filter(
                placed ->
                    Names.hasToken(placed.element().attr("itemprop"), "author")
                        || Names.hasToken(placed.element().attr("itemprop"), "creator"))
            .toList(),
        Provenance.MICRODATA);
    addLines();
    addKnown();
    Shown found = best;
    return found == null || found.score() < SHOWN_SCORE_MIN
        ? null
        : new Authors.Found(
            Bylines.names(withThoseBeside(found)), found.where(), Authors.WEAK_CONFIDENCE);
  }

  /** Whether something with at most this score can be the best; the first of equals is. */
  private boolean mayWin(double score) {
    return best == null || score > best.score();
  }

  private void offer(Shown shown) {
    if (mayWin(shown.score())) {
      best = shown;
    }
  }

  private List<String> withThoseBeside(Shown found) {
    List<String> raw = new ArrayList<>(found.names());
    for (Called other : called) {
      boolean beside =
          !found.className().isEmpty()
              && other.className().equals(found.className())
              && Math.abs(other.line() - found.line()) <= TOGETHER_LINES;
      if (beside) {
        raw.addAll(namesIn(other.element()));
      }
    }
    return raw;
  }

  private void addElements(List<Placed> elements, Provenance where) {
    for (Placed placed : elements) {
      if (called.size() >= CANDIDATES_MAX) {
        return;
      }
      Element element = placed.element();
      String name = element.className();
      if (isBeside(placed.side()) || OTHER_CLASSES.areIn(name)) {
        continue;
      }
      String rel = element.attr("rel");
      double score = near(placed.line() - center);
      score += Names.hasToken(rel, "author") ? 2 : 0;
      score += where == Provenance.MICRODATA ? 1.5 : 0;
      score += NAME_CLASSES.areIn(name) ? 1.5 : 0;
      Called found = new Called(element, placed.line(), name.isEmpty() ? rel : name, score, where);
      called.add(found);
      if (mayWin(score + LEAD_SCORE + FULL_NAME_SCORE)) {
        read(found);
      }
    }
  }

  private void read(Called found) {
    List<String> names = namesIn(found.element());
    if (names.isEmpty()) {
      return;
    }
    double score = found.score();
    score += Bylines.hasLead(Markup.shortText(found.element(), LINE_CHARS_MAX)) ? LEAD_SCORE : 0;
    score += names.getFirst().indexOf(' ') > 0 ? FULL_NAME_SCORE : 0;
    offer(new Shown(names, found.line(), found.className(), score, found.where()));
  }

  private double near(int distance) {
    if (distance < -LINES_BEFORE || distance > LINES_AFTER) {
      return distance > 0 ? 0.5 : 0;
    }
    return 3 - Math.abs(distance) * 0.06;
  }

  private List<String> namesIn(Element element) {
    String content = element.attr("content");
    if (!content.isEmpty()) {
      return Bylines.names(List.of(content));
    }
    List<TextNode> texts = new ArrayList<>();
    NodeFilter collector =
        (node, depth) -> {
          if (node instanceof TextNode text && !text.isBlank()) {
            texts.add(text);
          }
          return texts.size() < PIECES_MAX ? FilterResult.CONTINUE : FilterResult.STOP;
        };
    NodeTraversor.filter(collector, element);
    return namesIn(texts);
  }

  /**
   * The names in the pieces of a by-line: the first that has one, and those that are joined to it
   * or look the same. What stands after "edited by" is no author.
   */
  private List<String> namesIn(List<TextNode> texts) {
    List<String> raw = new ArrayList<>();
    String like = null;
    boolean other = false;
    boolean joined = false;
    for (TextNode piece : texts.subList(0, Math.min(texts.size(), PIECES_MAX))) {
      String whole = piece.getWholeText();
      String text =
          Pages.folded(
              whole.length() > LINE_CHARS_MAX ? whole.substring(0, LINE_CHARS_MAX) : whole);
      if (Bylines.isOtherLead(text)) {
        other = true;
        continue;
      }
      List<String> names = names(text);
      if (names.isEmpty() || (!raw.isEmpty() && Bylines.isRole(text))) {
        joined = Bylines.isJoint(text);
        other &= !Bylines.isLead(text);
        continue;
      }
      String looks = looks(piece);
      if (other) {
        other = false;
      } else if (raw.isEmpty() || joined || looks.equals(like) || Bylines.isJoined(text)) {
        like = raw.isEmpty() ? looks : like;
        raw.addAll(names);
        // "Ann Berg and" announces another one.
        joined = Bylines.isJoint(text.substring(Math.max(0, text.length() - 5)));
      }
    }
    return Bylines.names(raw);
  }

  private static String looks(TextNode piece) {
    Element parent = piece.parent();
    return parent == null ? "" : parent.normalName() + '.' + parent.className();
  }

  /** Lines that say "by" near the headline, and those that say it at length anywhere. */
  private void addLines() {
    for (Line line : index.lines) {
      int distance = line.at() - center;
      double score = near(distance) + LINE_SCORE;
      boolean near = distance >= -LINES_BEFORE && distance <= LINES_AFTER;
      if (!mayWin(score)
          || line.chars() > LINE_CHARS_MAX * 2
          || isBeside(line.side())
          || line.block().equals(heading)) {
        continue;
      }
      if (!near && !(mayBeWrittenBy(line) && Bylines.isWrittenBy(line.text(WRITTEN_BY_CHARS)))) {
        continue;
      }
      String text = Bylines.withoutDate(line.text(LINE_CHARS_MAX));
      List<String> names = List.of();
      if (Bylines.hasLead(text)) {
        names = line.texts().size() > 1 ? namesIn(line.texts()) : names(text);
      } else if (Bylines.isLead(text) && line.at() + 1 < index.lines.size()) {
        names = namesIn(index.lines.get(line.at() + 1).texts());
      }
      boolean handle =
          names.size() == 1
              && Bylines.isHandle(names.getFirst())
              && Math.abs(distance) <= HANDLE_LINES;
      if (!names.isEmpty() && (handle || names.stream().allMatch(ShownAuthors::isPerson))) {
        offer(new Shown(names, line.at(), "", score, Provenance.DOM));
      }
    }
  }

  /** Far from the headline only lines that begin like "Written by" are read at all. */
  private static boolean mayBeWrittenBy(Line line) {
    String text = line.texts().getFirst().getWholeText();
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && "wpstageéWPSTAGEÉ".indexOf(text.charAt(at)) >= 0;
  }

  /** Names near the headline that link to a person's page, or that the page tells more about. */
  private void addKnown() {
    Set<String> told = null;
    int to = Math.min(index.lines.size(), center + LINES_AFTER);
    for (int at = Math.max(0, center - LINES_BEFORE); at < to; at++) {
      Line line = index.lines.get(at);
      if (!mayWin(near(at - center) + TOLD_SCORE)
          || isBeside(line.side())
          || line.block().equals(heading)
          || line.chars() > LINE_CHARS_MAX * 2) {
        continue;
      }
      if (line.at() > center && line.chars() >= PARAGRAPH_CHARS) {
        break;
      }
      boolean heads = ShownDates.isHeading(line.block());
      for (TextNode piece : line.texts()) {
        String text = Pages.folded(piece.getWholeText());
        if (heads || !mayBeName(text)) {
          continue;
        }
        boolean linked = isLinkedToPerson(piece);
        if (!linked && told == null) {
          told = told();
        }
        // Reading names takes longest, and most of what could be one is nobody that is known.
        if (!linked && !mentionsOneOf(told, text)) {
          continue;
        }
        List<String> names = names(text);
        if (!names.isEmpty()
            && names.stream().allMatch(ShownAuthors::isPerson)
            && (linked || areTold(names, told))) {
          double score = near(at - center) + (linked ? LINKED_SCORE : TOLD_SCORE);
          offer(new Shown(names, at, "", score, Provenance.DOM));
        }
      }
    }
  }

  private static boolean mentionsOneOf(@Nullable Set<String> told, String text) {
    if (told == null || told.isEmpty()) {
      return false;
    }
    String key = SiteName.key(text);
    return text.indexOf('&') >= 0 || told.stream().anyMatch(key::contains);
  }

  private static boolean areTold(List<String> names, @Nullable Set<String> told) {
    return told != null
        && names.stream()
            .allMatch(name -> name.indexOf(' ') > 0 && told.contains(SiteName.key(name)));
  }

  private static boolean isLinkedToPerson(TextNode piece) {
    Element at = piece.parent();
    for (int level = 0; at != null && level < 3; level++) {
      if (at.normalName().equals("a")) {
        String href = at.attr("href").toLowerCase(Locale.ROOT);
        return AUTHOR_PATHS.stream().anyMatch(href::contains);
      }
      at = at.parent();
    }
    return false;
  }

  /** People of whom a line of the page begins to tell: "Ann Berg is a ...". */
  private Set<String> told() {
    Set<String> told = new HashSet<>();
    for (Line line : index.lines) {
      if (line.at() < center || line.chars() < TOLD_CHARS_MIN) {
        continue;
      }
      String text = line.text(TOLD_CHARS_MAX);
      int end = text.length();
      for (String verb : TELLING) {
        int at = text.indexOf(verb);
        end = at > 0 && at < end ? at : end;
      }
      if (end < text.length()) {
        String name = text.substring(0, end);
        if (isPerson(name)) {
          told.add(SiteName.key(name));
        }
      }
    }
    return told;
  }

  private static boolean mayBeName(String text) {
    if (text.length() <= 2 || text.length() > NAME_CHARS_MAX) {
      return false;
    }
    boolean large = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        return false;
      }
      large |= Character.isLetter(c) && !Character.isLowerCase(c);
    }
    return large;
  }

  private List<String> names(String text) {
    return known.computeIfAbsent(text, one -> Bylines.names(List.of(one)));
  }

  /** Two to five words, each of which begins as a name does. */
  private static boolean isPerson(String name) {
    String[] words = name.split(" ", -1);
    int large = 0;
    for (String word : words) {
      large += !word.isEmpty() && !Character.isLowerCase(word.codePointAt(0)) ? 1 : 0;
    }
    return words.length <= 5 && large >= Math.max(1, words.length - 2);
  }

  private boolean isBeside(PageIndex.@Nullable Side side) {
    return side != null && (heading == null || side.excludes(heading));
  }
}
