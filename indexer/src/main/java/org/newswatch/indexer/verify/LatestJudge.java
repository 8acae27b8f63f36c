package org.newswatch.indexer.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.newswatch.indexer.verify.Difference.What;
import org.newswatch.query.IndexNames;

/** Compares documents of which each says how something is now, or is told once. */
final class LatestJudge implements Buckets.Group {

  private final IndexNames index;
  private final Reach reach;
  private final Findings findings;

  LatestJudge(IndexNames index, Reach reach, Findings findings) {
    this.index = index;
    this.reach = reach;
    this.findings = findings;
  }

  @Override
  public void of(String id, List<Entry> entries) {
    long expected = 0;
    Set<Long> later = new HashSet<>();
    List<Entry> documents = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry.side()) {
        case TOPIC -> expected = Math.max(expected, entry.version());
        case LATER -> later.add(entry.version());
        case DOCUMENT, REMOVED -> documents.add(entry);
        case ARCHIVE, ARCHIVED_TOPIC, ERASED, ERASED_ARCHIVE, EXCUSED, REVISION ->
            throw new IllegalArgumentException(index + " have no " + entry.side());
      }
    }
    documents.forEach(document -> findings.found(index));
    if (expected > 0) {
      findings.expected(index);
    }
    if (documents.size() > 1) {
      findings.differs(index, What.DOUBLED, id, 0, Said.places(documents));
    }
    if (documents.isEmpty()) {
      if (expected > 0) {
        findings.differs(index, What.MISSING, id, 0, "the topic has it with version " + expected);
      }
      return;
    }
    Entry document = Said.newest(documents);
    if (document.version() < expected) {
      findings.differs(
          index,
          What.STALE,
          id,
          0,
          "has version " + document.version() + ", the topic has " + expected);
    } else if (document.version() > expected
        && !later.contains(document.version())
        && !isForgotten(document, expected)
        && reach.holds(document.version())) {
      findings.differs(
          index,
          What.FOREIGN,
          id,
          0,
          "has version " + document.version() + ", which the topic does not know");
    } else if (document.altered()) {
      findings.differs(index, What.ALTERED, id, 0, Said.altered(document));
    } else {
      findings.same(index);
    }
  }

  /** A compacted topic forgets in time that something was removed. */
  private static boolean isForgotten(Entry document, long expected) {
    return document.side() == Entry.Side.REMOVED && expected == 0;
  }
}
