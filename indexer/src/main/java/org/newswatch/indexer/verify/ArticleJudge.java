package org.newswatch.indexer.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.indexer.verify.Difference.What;
import org.newswatch.query.IndexNames;

/**
 * Compares an article and its revisions with what topic and archive say of it. Where these do not
 * reach back to it, article and revisions must agree with each other.
 */
final class ArticleJudge implements Buckets.Group {

  private static final IndexNames ARTICLES = IndexNames.ARTICLES;
  private static final IndexNames REVISIONS = IndexNames.REVISIONS;

  /** Revisions of one article that are looked for; no article has as many. */
  private static final int GAP_MAX = 100_000;

  private final Reach reach;
  private final Findings findings;

  ArticleJudge(Reach reach, Findings findings) {
    this.reach = reach;
    this.findings = findings;
  }

  @Override
  public void of(String id, List<Entry> entries) {
    new Case(id, entries).judge();
  }

  private final class Case {
    private final String id;

    /** The highest version of each revision. */
    private final TreeMap<Integer, Entry> known = new TreeMap<>();

    private final Set<Long> later = new HashSet<>();
    private final Set<Long> archived = new HashSet<>();
    private final List<Entry> mustBeArchived = new ArrayList<>();
    private final List<Entry> documents = new ArrayList<>();
    private final TreeMap<Integer, List<Entry>> revisions = new TreeMap<>();

    Case(String id, List<Entry> entries) {
      this.id = id;
      for (Entry entry : entries) {
        switch (entry.side()) {
          case TOPIC -> know(entry);
          case ARCHIVED_TOPIC -> {
            know(entry);
            mustBeArchived.add(entry);
          }
          case ARCHIVE -> {
            know(entry);
            archived.add(entry.version());
          }
          case LATER -> later.add(entry.version());
          case DOCUMENT -> documents.add(entry);
          case ERASED, ERASED_ARCHIVE, EXCUSED, REMOVED ->
              throw new IllegalArgumentException("articles have no " + entry.side());
          case REVISION ->
              revisions.computeIfAbsent(entry.revision(), unused -> new ArrayList<>()).add(entry);
        }
      }
    }

    private void know(Entry entry) {
      known.merge(
          entry.revision(),
          entry,
          (before, now) -> now.version() >= before.version() ? now : before);
    }

    void judge() {
      documents.forEach(document -> findings.found(ARTICLES));
      revisions.values().forEach(of -> of.forEach(one -> findings.found(REVISIONS)));
      article();
      for (int revision : known.keySet()) {
        if (!revisions.containsKey(revision)) {
          findings.expected(REVISIONS);
          missing(revision, "the topic or the archive has it");
        }
      }
      revisions.forEach(this::revision);
      gaps();
      for (Entry entry : mustBeArchived) {
        if (!archived.contains(entry.version())) {
          findings.differs(
              ARTICLES,
              What.NOT_ARCHIVED,
              id,
              entry.revision(),
              "the topic has version " + entry.version() + ", the archive does not");
        }
      }
    }

    private void article() {
      Entry expected = newestKnown();
      Entry kept = newestRevision();
      boolean byRevisions =
          kept != null
              && (expected == null
                  || (kept.version() > expected.version() && !reach.holds(kept.version())));
      if (byRevisions) {
        expected = kept;
      }
      if (documents.isEmpty()) {
        // What came only since then need not be there, whatever of it is there already.
        if (expected != null
            && !later.contains(expected.version())
            && !(byRevisions && reach.holds(expected.version()))) {
          findings.expected(ARTICLES);
          findings.differs(
              ARTICLES,
              What.MISSING,
              id,
              expected.revision(),
              byRevisions ? "a revision of it is kept" : "the topic or the archive has it");
        }
        return;
      }
      if (documents.size() > 1) {
        findings.differs(ARTICLES, What.DOUBLED, id, 0, Said.places(documents));
      }
      Entry document = Said.newest(documents);
      if (later.contains(document.version())) {
        findings.same(ARTICLES);
        return;
      }
      if (expected == null || (known.isEmpty() && reach.holds(document.version()))) {
        findings.differs(
            ARTICLES,
            What.FOREIGN,
            id,
            document.revision(),
            expected == null
                ? "no topic, no archive and no revision knows it"
                : "neither topic nor archive knows it, and it is younger than what they hold");
        return;
      }
      findings.expected(ARTICLES);
      against(document, expected, byRevisions);
    }

    private void against(Entry document, Entry expected, boolean byRevisions) {
      if (document.version() < expected.version()) {
        findings.differs(
            ARTICLES,
            What.STALE,
            id,
            document.revision(),
            "has revision %d (version %d), there is revision %d (version %d)"
                .formatted(
                    document.revision(),
                    document.version(),
                    expected.revision(),
                    expected.version()));
      } else if ((byRevisions || !reach.holds(document.version()))
          && !revisions.containsKey(document.revision())) {
        // Rather the revision is missing, and said to be below.
        findings.sameByRevisions(ARTICLES);
      } else if (document.version() > expected.version()
          || document.revision() != expected.revision()) {
        findings.differs(
            ARTICLES,
            What.UNEXPECTED_REVISION,
            id,
            document.revision(),
            "has revision %d (version %d), the newest that is known is %d (version %d)"
                .formatted(
                    document.revision(),
                    document.version(),
                    expected.revision(),
                    expected.version()));
      } else if (document.altered()) {
        findings.differs(ARTICLES, What.ALTERED, id, document.revision(), Said.altered(document));
      } else if (byRevisions) {
        findings.sameByRevisions(ARTICLES);
      } else {
        findings.same(ARTICLES);
      }
    }

    private void revision(int revision, List<Entry> kept) {
      if (kept.size() > 1) {
        findings.differs(REVISIONS, What.DOUBLED, id, revision, Said.places(kept));
      }
      Entry document = Said.newest(kept);
      if (later.contains(document.version())) {
        findings.same(REVISIONS);
        return;
      }
      Entry expected = known.get(revision);
      if (expected == null && reach.holds(document.version())) {
        What what = known.isEmpty() ? What.FOREIGN : What.UNEXPECTED_REVISION;
        findings.differs(
            REVISIONS, what, id, revision, "neither topic nor archive knows this revision");
        return;
      }
      findings.expected(REVISIONS);
      if (expected == null) {
        if (document.altered()) {
          findings.differs(REVISIONS, What.ALTERED, id, revision, Said.altered(document));
        } else {
          findings.sameByRevisions(REVISIONS);
        }
        return;
      }
      if (document.version() < expected.version()) {
        findings.differs(
            REVISIONS,
            What.STALE,
            id,
            revision,
            "has version " + document.version() + ", there is " + expected.version());
      } else if (document.version() > expected.version()) {
        findings.differs(
            REVISIONS,
            What.UNEXPECTED_REVISION,
            id,
            revision,
            "has version " + document.version() + ", the newest known is " + expected.version());
      } else if (document.altered()) {
        findings.differs(REVISIONS, What.ALTERED, id, revision, Said.altered(document));
      } else {
        findings.same(REVISIONS);
      }
    }

    /** Revisions are counted from 1 without a gap, so those before one that is there were, too. */
    private void gaps() {
      if (reach.isAll() || (known.isEmpty() && revisions.isEmpty())) {
        return;
      }
      int end = known.isEmpty() ? revisions.lastKey() : known.lastKey();
      boolean vouchedFor =
          !known.isEmpty()
              || !reach.holds(Said.newest(revisions.getOrDefault(end, List.of())).version());
      for (int revision = 1; vouchedFor && revision < Math.min(end, GAP_MAX); revision++) {
        if (!revisions.containsKey(revision) && !known.containsKey(revision)) {
          findings.expected(REVISIONS);
          missing(revision, "a later one is there");
        }
      }
      if (!documents.isEmpty()) {
        Entry document = Said.newest(documents);
        if (document.revision() > end
            && !revisions.containsKey(document.revision())
            && !reach.holds(document.version())) {
          findings.expected(REVISIONS);
          missing(document.revision(), "the article stands in it");
        }
      }
    }

    private void missing(int revision, String why) {
      findings.differs(REVISIONS, What.MISSING, id, revision, why);
    }

    private @Nullable Entry newestKnown() {
      Map.Entry<Integer, Entry> newest = null;
      for (Map.Entry<Integer, Entry> entry : known.entrySet()) {
        if (newest == null || entry.getValue().version() >= newest.getValue().version()) {
          newest = entry;
        }
      }
      return newest == null ? null : newest.getValue();
    }

    private @Nullable Entry newestRevision() {
      return revisions.isEmpty()
          ? null
          : Said.newest(revisions.values().stream().map(Said::newest).toList());
    }
  }
}
