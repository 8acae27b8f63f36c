package org.newswatch.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;

/** Names as the index and the queries compare them: key by key. */
public final class NameText {

  private NameText() {}

  /** The name with each of its words replaced by the word's key, where it has one. */
  public static String keyed(String name) {
    return NameKeys.tokens(name).stream().map(NameText::keyOrWord).collect(Collectors.joining(" "));
  }

  /** The keys of what one written word holds; several where a hyphen joins names. */
  static List<String> keys(String word) {
    return NameKeys.tokens(word).stream()
        .map(NameToken::key)
        .filter(key -> !key.isEmpty())
        .toList();
  }

  static String keyOrWord(NameToken token) {
    return token.key().isEmpty() ? token.text().toLowerCase(Locale.ROOT) : token.key();
  }
}
