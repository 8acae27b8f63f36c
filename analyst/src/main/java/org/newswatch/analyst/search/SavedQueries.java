package org.newswatch.analyst.search;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.newswatch.analyst.same.TopicDecoder;
import org.newswatch.contract.Subscription;

/** The queries of subscriptions, which others may ask for by {@code @id}. Thread-safe. */
public final class SavedQueries implements TopicDecoder.Told<Subscription> {

  private volatile Map<String, String> shown = new ConcurrentHashMap<>();
  private Map<String, String> told = shown;

  @Override
  public void fromTheBeginning() {
    told = new ConcurrentHashMap<>();
  }

  @Override
  public void take(Subscription subscription) {
    subscription
        .savedQuery()
        .ifPresentOrElse(
            query -> told.put(subscription.id(), query), () -> told.remove(subscription.id()));
  }

  @Override
  public void forget(String id) {
    told.remove(id);
  }

  @Override
  public void caughtUp() {
    shown = told;
  }

  /** The query of the subscription with this id; empty when there is none. */
  public Optional<String> get(String id) {
    return Optional.ofNullable(shown.get(id));
  }
}
