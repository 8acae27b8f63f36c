package org.newswatch.alerts.folding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Subscription;

/** One subscription with its state, packed and unpacked at each step as the stream does it. */
final class Lane implements StoryRoots {

  final List<Alert> alerts = new ArrayList<>();
  final List<Digest> digests = new ArrayList<>();
  final List<Folded.Outcome> outcomes = new ArrayList<>();
  final Map<String, byte[]> strands = new TreeMap<>();
  private final Map<String, String> merged = new HashMap<>();
  private final Map<Alert, Instant> waiting = new LinkedHashMap<>();
  private final Folding folding = new Folding(Pages.NONE);
  private final Subscription subscription;
  private byte @Nullable [] counts;
  private byte[] ledger = Packing.pack(Ledger.EMPTY);

  Lane(Subscription subscription) {
    this.subscription = subscription;
  }

  void merge(String story, String into) {
    if (!root(story).equals(root(into))) {
      merged.put(root(story), root(into));
    }
  }

  @Override
  public String root(String storyId) {
    String root = storyId;
    while (merged.containsKey(root)) {
      root = merged.get(root);
    }
    return root;
  }

  @Override
  public Set<String> members(String root) {
    Set<String> members = new HashSet<>();
    members.add(root);
    merged.keySet().stream().filter(id -> root(id).equals(root)).forEach(members::add);
    return members;
  }

  Folded fold(Matches.Match match, Instant now) {
    return fold(match.build(), now);
  }

  Folded fold(AlertCandidate candidate, Instant now) {
    List<Strand> known = new ArrayList<>();
    for (String key : Folding.keys(subscription, candidate, this)) {
      if (strands.containsKey(key)) {
        known.add(Packing.strand(strands.get(key)));
      }
    }
    var state =
        new FoldState(
            Packing.ledger(ledger), known, counts == null ? null : Packing.counts(counts));
    Folded folded = folding.fold(state, subscription, candidate, this, now);
    ledger = Packing.pack(folded.ledger());
    Strand strand = folded.strand();
    if (strand != null) {
      strands.put(strand.about(), Packing.pack(strand));
    }
    if (folded.counts() != null) {
      counts = Packing.pack(folded.counts());
    }
    folded.gone().forEach(strands::remove);
    Alert alert = folded.alert();
    if (alert != null) {
      alerts.add(alert);
      Instant due = folded.due();
      if (due != null) {
        waiting.put(alert, due);
      }
    }
    outcomes.add(folded.outcome());
    return folded;
  }

  /** What waits is looked at; in the stream this happens each second. */
  void tick(Instant now) {
    Ledger before = Packing.ledger(ledger);
    List<Alert> due =
        waiting.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    if (due.isEmpty() && !Digests.isEmptyDue(before, subscription, now)) {
      return;
    }
    if (Digests.due(before, subscription, due, Digests.Readings.NONE, now)
        instanceof Digests.Due.Out out) {
      digests.add(out.digest());
      ledger = Packing.pack(out.ledger());
      due.forEach(waiting::remove);
    }
  }

  List<Alert.Reason> reasons() {
    return alerts.stream().map(Alert::reason).toList();
  }
}
