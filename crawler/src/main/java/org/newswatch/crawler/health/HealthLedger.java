package org.newswatch.crawler.health;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.SourceHealth;

/** How all sources do. Thread-safe; the time is an argument. */
public final class HealthLedger {

  private final Map<String, Ledger> ledgers = new HashMap<>();
  private final Set<String> touched = new HashSet<>();

  /** Counts one result; each must be counted once, in any order. */
  public synchronized void add(FetchResult result) {
    if (result.kind() != FetchResult.Kind.ROBOTS) {
      ledgers.computeIfAbsent(result.sourceId(), unused -> new Ledger()).add(result);
      touched.add(result.sourceId());
    }
  }

  /** Forgets all other sources. */
  public synchronized void keepOnly(Set<String> sourceIds) {
    ledgers.keySet().retainAll(sourceIds);
    touched.retainAll(sourceIds);
  }

  /** Forgets everything, to count it again. */
  public synchronized void clear() {
    ledgers.clear();
    touched.clear();
  }

  /**
   * How a source does now; one of which nothing was counted yet has done nothing.
   *
   * @param nextLook when its address is due; null when nobody knows
   */
  public synchronized SourceHealth health(
      String sourceId, Instant now, @Nullable Instant nextLook) {
    Ledger ledger = ledgers.get(sourceId);
    return (ledger == null ? new Ledger() : ledger).health(sourceId, now, nextLook);
  }

  /** The sources of which something was counted since the last call. */
  public synchronized List<String> touched() {
    List<String> ids = List.copyOf(touched);
    touched.clear();
    return ids;
  }
}
