package org.newswatch.crawler.sitemap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Text;
import org.newswatch.crawler.extract.Dates;

/** One entry as it is written. */
final class MapEntry {
  private @Nullable String location;
  private @Nullable Instant modified;
  private @Nullable Instant published;
  private @Nullable String title;
  private @Nullable String language;
  private final LastDate dates;
  private String field = "";

  /** The image or video that is being read: it has an address, a title and dates of its own. */
  private String media = "";

  MapEntry(LastDate dates) {
    this.dates = dates;
  }

  @Nullable Instant date() {
    return published == null ? modified : published;
  }

  void begin(String qualified, String name) {
    boolean foreign = qualified.startsWith("image:") || qualified.startsWith("video:");
    if (media.isEmpty() && (name.equals("image") || name.equals("video"))) {
      media = name;
    }
    field = foreign || !media.isEmpty() ? "" : name;
  }

  void end(String name) {
    field = "";
    if (name.equals(media)) {
      media = "";
    }
  }

  void text(String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      return;
    }
    switch (field) {
      case "loc" -> location = location == null ? value : location;
      case "lastmod" -> modified = modified == null ? dates.of(value) : modified;
      case "publication_date" -> published = published == null ? dates.of(value) : published;
      case "title" -> title = title == null ? value : title + value;
      case "language" -> language = language == null ? value : language;
      default -> {
        // Of no use here.
      }
    }
  }

  @Nullable String title() {
    return title == null ? null : Text.cut(title.replaceAll("\\s+", " "), Limits.TITLE_CHARS_MAX);
  }

  @Nullable String language() {
    return language == null ? null : Text.cut(language, Limits.LABEL_CHARS_MAX);
  }

  @Nullable String location() {
    return location;
  }

  @Nullable Instant modified() {
    return modified;
  }

  @Nullable Instant published() {
    return published;
  }

  /** Reads dates, of which neighbours often have the same. */
  static final class LastDate {
    private String text = "";
    private @Nullable Instant date;

    @Nullable Instant of(String next) {
      if (!next.equals(text)) {
        text = next;
        date = Dates.parse(next).orElse(null);
      }
      return date;
    }
  }
}
