package org.newswatch.alerts.folding;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.newswatch.contract.Subscription;
import org.newswatch.query.Queries;

/**
 * What a subscription asks, with what the queries say that its own names.
 *
 * @param text the same as long as it asks the same
 * @param since from when on it did so at the latest
 */
record Asked(String text, Instant since) {

  /** No query without it names another. */
  private static final char MARK = '@';

  /**
   * What this one asks now.
   *
   * @param known the subscription of an id
   */
  static Asked of(Subscription subscription, Function<String, Optional<Subscription>> known) {
    // A later version may ask something else than the one before.
    Instant since = subscription.updatedAt();
    if (subscription.query().indexOf(MARK) < 0) {
      return new Asked(subscription.query(), since);
    }
    Map<String, Subscription> named = new TreeMap<>();
    var unused =
        Queries.parse(
            subscription.query(),
            name -> {
              Optional<Subscription> other = known.apply(name);
              other.ifPresent(found -> named.put(name, found));
              return other.flatMap(Subscription::savedQuery);
            });
    var text = new StringBuilder(subscription.query());
    for (Map.Entry<String, Subscription> each : named.entrySet()) {
      Subscription other = each.getValue();
      text.append('\0').append(each.getKey()).append('\0').append(other.savedQuery().orElse(""));
      since = other.updatedAt().isAfter(since) ? other.updatedAt() : since;
    }
    return new Asked(text.toString(), since);
  }
}
