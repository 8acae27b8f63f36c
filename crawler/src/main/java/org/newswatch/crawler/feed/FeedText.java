package org.newswatch.crawler.feed;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.url.Urls;

/** What feeds write as markup, as plain text. */
final class FeedText {

  /** Characters of markup that are looked at. */
  private static final int MARKUP_CHARS_MAX = 50_000;

  private FeedText() {}

  /** One line of plain text, or null when nothing is left of it. */
  static @Nullable String title(@Nullable String markup) {
    return plain(markup, Limits.TITLE_CHARS_MAX);
  }

  static @Nullable String summary(@Nullable String markup) {
    return plain(markup, Limits.SUMMARY_CHARS_MAX);
  }

  /** A short word such as a language, or null. */
  static @Nullable String label(@Nullable String text) {
    return text == null || text.isBlank() ? null : Text.cut(text.strip(), Limits.LABEL_CHARS_MAX);
  }

  /** The normalised address that {@code reference} means, or null. */
  static @Nullable String address(String base, @Nullable String reference) {
    return Urls.resolve(base, reference).orElse(null);
  }

  private static @Nullable String plain(@Nullable String markup, int max) {
    if (markup == null || markup.isBlank()) {
      return null;
    }
    String cut = Text.cut(markup, MARKUP_CHARS_MAX);
    boolean words = cut.indexOf('<') < 0 && cut.indexOf('&') < 0;
    String text = words ? cut.strip().replaceAll("\\s+", " ") : Jsoup.parse(cut).text().strip();
    return text.isEmpty() ? null : Text.cut(text, max);
  }
}
