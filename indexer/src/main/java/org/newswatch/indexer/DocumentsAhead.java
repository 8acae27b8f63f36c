package org.newswatch.indexer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Decoded;

/**
 * The documents of a batch's records, a request's worth at a time, each made while the one before
 * is being sent: Elasticsearch need not wait for us, nor we for it. For one thread.
 */
final class DocumentsAhead implements AutoCloseable {

  /** The first part is smaller by this, for nothing is being sent while it is made. */
  private static final int FIRST_SMALLER = 8;

  private final Documents documents;
  private final List<ConsumerRecord<byte[], byte[]>> records;
  private final Instant indexedAt;
  private final int bytesMax;
  private final ExecutorService maker;
  private Future<Part> next;

  /** The record that comes next; of the maker's thread alone, as what follows. */
  private int place;

  /** What was made of that record already, but had no room in the part before. */
  private @Nullable Decoded<List<Write>> left;

  /**
   * Some of the documents.
   *
   * @param dead by its place in the batch, why a record becomes none
   */
  record Part(List<Write> writes, Map<Integer, Verdict.Rejected> dead) {

    /** Whether there are no more. */
    boolean isEmpty() {
      return writes.isEmpty() && dead.isEmpty();
    }
  }

  /**
   * Begins with the first part at once.
   *
   * @param bytesMax a part has no more than these, unless its first record alone has
   * @param maker one thread, which makes the documents
   */
  DocumentsAhead(
      Documents documents,
      List<ConsumerRecord<byte[], byte[]>> records,
      Instant indexedAt,
      int bytesMax,
      ExecutorService maker) {
    this.documents = documents;
    this.records = List.copyOf(records);
    this.indexedAt = indexedAt;
    this.bytesMax = bytesMax;
    this.maker = maker;
    this.next = maker.submit(() -> make(bytesMax / FIRST_SMALLER));
  }

  /** The next part; an empty one once there are no more. */
  Part next() throws InterruptedException {
    try {
      Part part = next.get();
      next = maker.submit(() -> make(bytesMax));
      return part;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException("documents could not be made", e);
    }
  }

  private Part make(int most) {
    var writes = new ArrayList<Write>();
    var dead = new TreeMap<Integer, Verdict.Rejected>();
    long bytes = 0;
    for (; place < records.size(); place++) {
      Decoded<List<Write>> made =
          left == null ? documents.of(records.get(place), place, indexedAt) : left;
      left = null;
      switch (made) {
        case Decoded.Read<List<Write>> read -> {
          long more = read.value().stream().mapToLong(write -> write.source().length).sum();
          if (!writes.isEmpty() && bytes + more > most) {
            left = made;
            return new Part(writes, dead);
          }
          writes.addAll(read.value());
          bytes += more;
        }
        case Decoded.Undecodable<List<Write>> bad ->
            dead.put(place, new Verdict.Rejected(bad.reason(), bad.detail()));
      }
    }
    return new Part(writes, dead);
  }

  @Override
  public void close() {
    next.cancel(true);
  }
}
