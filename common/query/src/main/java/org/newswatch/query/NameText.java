package org.newswatch.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;

/** Names as the index and the queries compare them: key by key. */
public final class NameText {

  /** Letters of a word that is too short to be taken for a name unless a capital says so. */
  public static final int SHORT_LETTERS_MAX = 4;

  private NameText() {}

  /** The name with each of its words replaced by the word's key, where it has one. */
  public static String keyed(String name) {
    return NameKeys.tokens(name).stream().map(NameText::keyOrWord).collect(Collectors.joining(" "));
  }

  /**
   * The key by which a word of a query also finds other spellings; empty when it is looked for as
   * written only. That goes for words without a key, and for words of at most {@value
   * #SHORT_LETTERS_MAX} letters in lower case: their keys are so short that ordinary words share
   * those of names, as {@code make} that of Mack. A capital letter tells that a name is meant.
   * Longer words, and those of scripts without capitals, are looked up in whatever case they are
   * typed.
   *
   * @param word one word of a name, as {@link NameKeys#tokens} cuts them
   */
  public static String soughtKey(String word) {
    return isShortAndLower(word) ? "" : NameKeys.key(word);
  }

  private static boolean isShortAndLower(String word) {
    return word.codePoints().filter(Character::isLetter).count() <= SHORT_LETTERS_MAX
        && word.codePoints().anyMatch(Character::isLowerCase)
        && word.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
  }

  /** The {@link #soughtKey} of what one written word holds; several where a hyphen joins names. */
  static List<String> soughtKeys(String word) {
    return NameKeys.tokens(word).stream()
        .map(token -> soughtKey(token.text()))
        .filter(key -> !key.isEmpty())
        .toList();
  }

  /** Whether the word as a whole is one word of a name that is sought by its key. */
  static boolean isOneName(String word) {
    return NameKeys.tokens(word).size() == 1 && !soughtKeys(word).isEmpty();
  }

  static String keyOrWord(NameToken token) {
    return token.key().isEmpty() ? token.text().toLowerCase(Locale.ROOT) : token.key();
  }
}
