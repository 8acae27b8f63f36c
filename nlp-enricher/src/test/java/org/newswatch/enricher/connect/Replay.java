package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.connect.state.KeptState;
import org.newswatch.enricher.connect.state.Table;
import org.newswatch.servicekit.management.Metrics;

/** Connect over a state on disk that outlives it: it can be started anew between two records. */
final class Replay implements AutoCloseable {

  /** Articles so called fail before what they name is joined. */
  static final String BREAKS_EARLY = "A title that breaks early";

  /** Articles so called fail once it is. */
  static final String BREAKS_LATE = "A title that breaks late";

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final Path folder;
  private final Metrics metrics = Metrics.create();
  private final MockProcessorContext<byte[], byte[]> context;
  private final KeyValueStore<Bytes, byte[]> store;
  private ConnectProcessor processor;
  private long offset;

  Replay() {
    try {
      folder = Files.createTempDirectory("replay");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties properties = new Properties();
    properties.put("application.id", "replay-test");
    properties.put("bootstrap.servers", "unused:1");
    context = new MockProcessorContext<>(properties, new TaskId(0, 0), folder.toFile());
    store = KeptState.builder().withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    processor = started();
  }

  /** Forgets all but what was committed, which is all that it was given. */
  void restart() {
    commit();
    processor = started();
  }

  /** As Streams does before it ends a transaction. */
  private void commit() {
    ((CachedStateStore<?, ?>) store).flushCache();
  }

  private ConnectProcessor started() {
    ConnectProcessor fresh = new ConnectProcessor(Replay::things, metrics, () -> NOON);
    fresh.init(context);
    return fresh;
  }

  private static List<Thing> things(AnnotatedArticle annotated) {
    String title = annotated.article().title();
    if (title.equals(BREAKS_EARLY)) {
      throw new IllegalStateException("broken");
    }
    List<Thing> things = Thing.of(annotated);
    return title.equals(BREAKS_LATE) ? new Breaking(things) : things;
  }

  /** Things of which the first can be had and the rest cannot. */
  private static final class Breaking extends AbstractList<Thing> {

    private final List<Thing> things;

    Breaking(List<Thing> things) {
      this.things = things;
    }

    @Override
    public Thing get(int index) {
      return things.get(index);
    }

    @Override
    public int size() {
      return things.size();
    }

    @Override
    public List<Thing> subList(int from, int to) {
      if (from > 0 || to == 0) {
        throw new IllegalStateException("broken late");
      }
      return things.subList(from, to);
    }
  }

  /** A record as it came. */
  record In(Topic topic, String key, String value) {}

  /** What the record is answered with: where each goes, its key and value. */
  List<String> answered(In in) {
    context.resetForwards();
    context.setRecordMetadata(in.topic().topicName(), 0, offset++);
    processor.process(new Record<>(in.key().getBytes(UTF_8), in.value().getBytes(UTF_8), 0));
    List<String> out = new ArrayList<>();
    for (var one : context.forwarded()) {
      out.add(
          one.childName().orElseThrow()
              + " "
              + new String(one.record().key(), UTF_8)
              + " "
              + new String(one.record().value(), UTF_8));
    }
    return out;
  }

  /** All that is kept. */
  Map<String, String> rows() {
    commit();
    Map<String, String> rows = new TreeMap<>();
    for (Table table : Table.values()) {
      KeptState.of(store)
          .table(table)
          .all(
              (key, value) -> {
                rows.put(
                    table + " " + HexFormat.of().formatHex(key), HexFormat.of().formatHex(value));
                return true;
              });
    }
    return rows;
  }

  @Override
  public void close() {
    store.close();
    metrics.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
