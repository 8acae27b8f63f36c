package org.newswatch.desk;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.newswatch.contract.Text;

/** Ids for subscriptions that were given none. */
public final class SubscriptionIds {

  private static final String TRIAL = "test";
  private static final int CHARS_MAX = 60;
  private static final int SUFFIX_BYTES = 2;

  private SubscriptionIds() {}

  /** After what it is called; where that is taken, with something that two at once do not share. */
  public static String fresh(String called, Set<String> taken) {
    String plain =
        Normalizer.normalize(called, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String base = Text.cut(plain.replaceAll("^-+|-+$", ""), CHARS_MAX);
    String wanted = base.isEmpty() ? "subscription" : base;
    String free = wanted;
    while (taken.contains(free)) {
      byte[] suffix = new byte[SUFFIX_BYTES];
      new SecureRandom().nextBytes(suffix);
      free = wanted + "-" + HexFormat.of().formatHex(suffix);
    }
    return free;
  }

  /** For a trial: of no subscription, so that what it asks meets no other; no query means it. */
  public static String ofTrial(Shelf shelf, String query) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> number == 1 ? TRIAL : TRIAL + "-" + number)
        .filter(
            id ->
                shelf.savedQuery(id).isEmpty()
                    && shelf.naming(id).isEmpty()
                    && !query.contains("@" + id))
        .findFirst()
        .orElseThrow();
  }
}
