package org.newswatch.indexer.verify;

import java.util.List;
import java.util.Set;
import org.newswatch.indexer.verify.Difference.What;
import org.newswatch.indexer.verify.Entry.Side;
import org.newswatch.query.IndexNames;

/** Of what was erased nothing may be there, whatever a topic still says; others judge the rest. */
final class ErasedJudge implements Buckets.Group {

  private final IndexNames index;
  private final Set<String> forgotten;
  private final Findings findings;
  private final Buckets.Group others;

  ErasedJudge(IndexNames index, Set<String> forgotten, Findings findings, Buckets.Group others) {
    this.index = index;
    this.forgotten = forgotten;
    this.findings = findings;
    this.others = others;
  }

  @Override
  public void of(String id, List<Entry> entries) {
    if (entries.stream().anyMatch(entry -> entry.side() == Side.EXCUSED)) {
      return;
    }
    boolean erased =
        forgotten.contains(id)
            || entries.stream()
                .anyMatch(
                    entry -> entry.side() == Side.ERASED || entry.side() == Side.ERASED_ARCHIVE);
    if (!erased) {
      others.of(id, entries);
      return;
    }
    for (Entry entry : entries) {
      if (entry.side() == Side.DOCUMENT || entry.side() == Side.REVISION) {
        IndexNames where = entry.side() == Side.REVISION ? IndexNames.REVISIONS : index;
        findings.found(where);
        findings.differs(
            where, What.FORGOTTEN, id, entry.revision(), "was erased and is still there");
      } else if (entry.side() == Side.ARCHIVE || entry.side() == Side.ERASED_ARCHIVE) {
        findings.differs(
            index, What.FORGOTTEN, id, entry.revision(), "was erased and is in the archive");
      }
    }
  }
}
