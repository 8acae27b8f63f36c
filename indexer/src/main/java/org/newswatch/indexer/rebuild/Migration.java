package org.newswatch.indexer.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.newswatch.indexer.BulkWriter;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.Indices;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.retry.Sleeper;

/**
 * Builds the next index beside each, with this build's template, settings and documents, and swaps
 * them. Readers see the old one until they see all of the new one. The indexer waits for as long as
 * what came last is copied, which is a moment. For one thread.
 *
 * <p>Killed at any point it leaves readers with an index that is whole; the next migration takes
 * away what is left over. Only where it was killed in the moment in which the indexer waits, the
 * indexer goes on waiting until then.
 */
public final class Migration {

  /** Refused documents that are named. */
  public static final int NAMED_MAX = 50;

  /** Documents that are held at a time; each may be a megabyte. */
  private static final int PAGE = 100;

  /** Documents that are left to be copied while the indexer waits, if it writes no faster. */
  private static final int LITTLE = 200;

  /** As often what was written since is copied, before the indexer must wait whatever is left. */
  private static final int ROUNDS_MAX = 20;

  /** Searches that had begun are given this long before their index is dropped. */
  private static final Duration LAST_READERS = Duration.ofMinutes(6);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int LOOKS_LEAST = 2;

  private final Cluster cluster;
  private final Generations generations;
  private final Progress progress;
  private final Sleeper sleeper;
  private final Documents documents;
  private final boolean keepOld;
  private final boolean leaveOut;

  /**
   * @param documents makes a document of its record
   * @param keepOld whether the indices that were replaced stay, for people to drop
   * @param leaveOut whether an index is replaced even if some of its documents are refused; it then
   *     stays, too
   */
  public Migration(
      ElasticsearchHttp http,
      IndexerConfig config,
      Documents documents,
      boolean keepOld,
      boolean leaveOut,
      Sleeper sleeper,
      Progress progress) {
    var indices = new Indices(http, config.index(), config.lifecycle());
    this.cluster = new Cluster(http, indices, new BulkWriter(http, config.bulkBytesMax()));
    this.generations = new Generations(cluster, config.index());
    this.documents = documents;
    this.keepOld = keepOld;
    this.leaveOut = leaveOut;
    this.sleeper = sleeper;
    this.progress = progress;
  }

  /**
   * Migrates indices of these kinds, one after the other.
   *
   * @param wanted which of them, by what their documents are written through
   * @throws RebuildException when it cannot go on; what was swapped until then stays so
   */
  public List<Migrated> migrate(Set<IndexNames> kinds, Predicate<String> wanted)
      throws RebuildException, InterruptedException {
    cluster.prepare();
    var all = new ArrayList<Migrated>();
    for (IndexNames names : kinds) {
      for (Generations.Current current : generations.current(names)) {
        if (wanted.test(current.writeAlias())) {
          all.add(migrate(current));
        }
      }
    }
    return all;
  }

  private Migrated migrate(Generations.Current current)
      throws RebuildException, InterruptedException {
    generations.tidy(current).forEach(progress::tell);
    if (generations.isClosed(current.index())) {
      return Migrated.closed(current);
    }
    String next = generations.make(current, !keepOld && !leaveOut);
    var scan = new IndexScan(cluster, PAGE);
    long all = cluster.count(current.index());
    var copy = new Copy(cluster, scan, documents, current, next, all, progress);
    for (int round = 0; round < ROUNDS_MAX && copy.round() > LITTLE; round++) {
      progress.tell(current.index() + ": what was written meanwhile");
    }
    if (copy.refusals() > 0 && !leaveOut) {
      generations.drop(next);
      return copy.done(current.index(), Migrated.State.REFUSED);
    }
    finish(current, next, copy);
    boolean stays = keepOld || copy.refusals() > 0;
    if (!stays) {
      awaitReaders(current.index());
      generations.drop(current.index());
    }
    return copy.done(next, stays ? Migrated.State.KEPT : Migrated.State.REPLACED);
  }

  private void finish(Generations.Current current, String next, Copy copy)
      throws RebuildException, InterruptedException {
    try {
      generations.block(current, next);
      long last = copy.round();
      generations.open(next);
      copy.takeAwayWhatIsGone();
      generations.open(next);
      generations.swap(current, next);
      progress.tell(current.index() + ": replaced by " + next + ", the last " + last + " copied");
    } finally {
      // Once swapped, too: what is erased is erased from an index that is kept as well.
      release(current.index());
    }
  }

  /** Also for whoever is interrupted: else the indexer would wait until somebody comes. */
  private void release(String index) throws RebuildException, InterruptedException {
    boolean interrupted = Thread.interrupted();
    try {
      generations.unblock(index);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void awaitReaders(String index) throws RebuildException, InterruptedException {
    long looksMost = LAST_READERS.dividedBy(LOOK_AGAIN);
    for (int looks = 0; looks < looksMost; looks++) {
      sleeper.sleep(LOOK_AGAIN);
      if (looks + 1 >= LOOKS_LEAST && generations.readers(index) == 0) {
        return;
      }
      if (looks == LOOKS_LEAST) {
        progress.tell(index + ": waits for those that still read it, at most " + LAST_READERS);
      }
    }
  }
}
