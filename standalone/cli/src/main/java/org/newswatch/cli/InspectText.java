package org.newswatch.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.Mention;
import org.newswatch.contract.RawArticle;

/** One annotated article as a terminal shows it. */
final class InspectText {

  private static final int TEXT_SHOWN_MAX = 600;

  private InspectText() {}

  static String of(AnnotatedArticle annotated, Map<String, Double> confidence) {
    RawArticle article = annotated.article();
    Annotation annotation = annotated.annotation();
    var out = new StringJoiner("\n");
    field(out, "title", article.title(), article, "title", confidence);
    field(
        out,
        "url",
        article.canonicalUrl() == null ? article.url() : article.canonicalUrl(),
        article,
        "url",
        confidence);
    field(out, "byline", String.join(", ", article.byline()), article, "byline", confidence);
    field(out, "published", article.publishedAt(), article, "publishedAt", confidence);
    field(out, "modified", article.modifiedAt(), article, "modifiedAt", confidence);
    field(out, "language", annotation.detectedLanguage(), article, "", confidence);
    field(out, "text", shortened(article.text()), article, "text", confidence);
    out.add("").add("names");
    Map<String, Integer> names = new LinkedHashMap<>();
    for (Mention mention : annotation.mentions()) {
      names.merge("  %-13s %s".formatted(mention.type(), mention.head()), 1, Integer::sum);
    }
    names.forEach((name, count) -> out.add(name + (count > 1 ? "  x" + count : "")));
    out.add("").add("dates");
    for (DateMention date : annotation.dates()) {
      String days =
          date.from() == null
              ? "no certain day"
              : date.from().equals(date.to()) ? date.from() + "" : date.from() + " to " + date.to();
      out.add(
          "  %-30s %s  (%s, %s)"
              .formatted(shown(date.surface()), days, date.timex(), lower(date.how())));
    }
    if (annotation.partial()) {
      out.add("").add("The article goes over a bound: it was annotated in part.");
    }
    return out.toString();
  }

  private static void field(
      StringJoiner out,
      String name,
      @org.jspecify.annotations.Nullable Object value,
      RawArticle article,
      String key,
      Map<String, Double> confidence) {
    if (value == null || value.toString().isEmpty()) {
      return;
    }
    var found = article.provenance().get(key);
    Double sure = confidence.get(key);
    String share = sure == null ? "" : String.format(Locale.ROOT, " %.2f", sure);
    out.add(
        "%-10s %s%s"
            .formatted(
                name,
                shown(value.toString()),
                found == null ? "" : "  [" + lower(found) + share + "]"));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String shortened(String text) {
    return text.length() <= TEXT_SHOWN_MAX
        ? text
        : text.substring(0, TEXT_SHOWN_MAX) + " ... (" + text.length() + " characters)";
  }

  /** Foreign text: no control characters reach the terminal but line ends. */
  private static String shown(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
  }
}
