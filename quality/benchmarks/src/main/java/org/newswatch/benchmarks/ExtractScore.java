package org.newswatch.benchmarks;

import java.util.Locale;
import java.util.Objects;
import org.newswatch.benchmarks.LabelledPages.Truth;

/**
 * The figures of one extractor. Title exact after white-space folding, and once more by its letters
 * and digits alone; date by day; authors as a set.
 */
final class ExtractScore {

  private final String prefix;
  private final TextScore words = new TextScore(1);
  private final TextScore fourGrams = new TextScore(4);
  private final Share titles = new Share();
  private final Share foldedTitles = new Share();
  private final Share dates = new Share();
  private final Share authors = new Share();

  /** Right ones of those that there are. */
  private static final class Share {
    private int right;
    private int all;

    boolean add(boolean isRight) {
      all++;
      right += isRight ? 1 : 0;
      return isRight;
    }

    double value() {
      return all == 0 ? 0 : (double) right / all;
    }
  }

  /** What one page came to, for those who look at the misses. */
  record PageScore(double f1, boolean title, boolean date, boolean authors) {}

  ExtractScore(String prefix) {
    this.prefix = prefix;
  }

  PageScore add(Truth truth, FoundArticle found) {
    words.add(truth.text(), found.text());
    double f1 = fourGrams.add(truth.text(), found.text());
    if (!truth.title().isEmpty()) {
      foldedTitles.add(letters(truth.title()).equals(letters(found.title())));
    }
    boolean title = truth.title().isEmpty() || titles.add(truth.title().equals(found.title()));
    boolean date = truth.date() == null || dates.add(Objects.equals(truth.date(), found.date()));
    boolean byline =
        truth.authors().isEmpty() || authors.add(truth.authors().equals(found.authors()));
    return new PageScore(f1, title, date, byline);
  }

  void print(Figures figures) {
    figures.ratio(prefix + ".f1", fourGrams.f1());
    figures.ratio(prefix + ".precision", fourGrams.precision());
    figures.ratio(prefix + ".recall", fourGrams.recall());
    figures.ratio(prefix + ".bow_f1", words.meanF1());
    figures.ratio(prefix + ".title", titles.value());
    figures.ratio(prefix + ".title_letters", foldedTitles.value());
    figures.ratio(prefix + ".date", dates.value());
    figures.ratio(prefix + ".author", authors.value());
  }

  /** Letters and digits alone: which quotes and dashes a publisher sets is no matter of finding. */
  private static String letters(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
