package org.newswatch.analyst.desks;

import java.util.Locale;
import org.newswatch.analyst.index.Result;
import org.newswatch.servicekit.kafka.DeskException;

/** What came of asking a desk, as a value. */
public final class Asked {

  private Asked() {}

  /** Something that is asked of desks. */
  @FunctionalInterface
  public interface Question<T> {
    /** Asks it. */
    Result<T> ask() throws DeskException, InterruptedException;
  }

  /** Asks; a value out of its bounds is a refusal, and a Kafka that is away is told. */
  public static <T> Result<T> of(Question<T> question) throws InterruptedException {
    try {
      return question.ask();
    } catch (IllegalArgumentException e) {
      return new Result.Refused<>(sentence(String.valueOf(e.getMessage())), "");
    } catch (DeskException e) {
      return new Result.Unavailable<>(sentence(String.valueOf(e.getMessage())));
    }
  }

  private static String sentence(String text) {
    String whole = text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    return whole.substring(0, 1).toUpperCase(Locale.ROOT) + whole.substring(1);
  }
}
