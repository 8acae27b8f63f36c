package org.newswatch.indexer.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.Verdict;
import org.newswatch.indexer.Write;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.KeptRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records on their way into the indices, some at a time. An article that is there already keeps the
 * time at which it was indexed first: whoever asks for what is new since must not be given it
 * again.
 */
public final class Rebuilding {

  /** What could not be written and is named. */
  public static final int NAMED_MAX = 50;

  private static final int RECORDS_MAX = 200;
  private static final long BYTES_MAX = 8_000_000;
  private static final long TOLD_EVERY = 5_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * What came of it.
   *
   * @param records that were read
   * @param failed those that could not be written, each with the reason; at most {@link #NAMED_MAX}
   * @param failures how many these are
   */
  public record Tally(long records, List<String> failed, long failures) {

    public Tally {
      failed = List.copyOf(failed);
    }

    /** Whether all that was read is in the indices. */
    public boolean isWhole() {
      return failures == 0;
    }
  }

  private final Cluster cluster;
  private final Documents documents;
  private final InstantSource clock;
  private final String from;
  private final Progress progress;
  private final List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private long waitingBytes;
  private long records;
  private long failures;

  /**
   * @param from what is read, in words
   */
  Rebuilding(
      Cluster cluster, Documents documents, InstantSource clock, String from, Progress progress) {
    this.cluster = cluster;
    this.documents = documents;
    this.clock = clock;
    this.from = from;
    this.progress = progress;
  }

  /** The next record. */
  void add(ConsumerRecord<byte[], byte[]> record) throws RebuildException, InterruptedException {
    byte[] value = record.value();
    if (value == null && !record.topic().equals(Topic.SOURCE_HEALTH.topicName())) {
      return;
    }
    waiting.add(record);
    waitingBytes += value == null ? 0 : value.length;
    if (waiting.size() >= RECORDS_MAX || waitingBytes >= BYTES_MAX) {
      write();
    }
  }

  /** The next document of the index of revisions. */
  void addRevision(JsonNode hit) throws RebuildException, InterruptedException {
    JsonNode source = hit.path("_source");
    String id = source.path(Fields.ARTICLE_ID).asString("");
    switch (KeptRecord.of(source)) {
      case Decoded.Read<EnrichedArticle> read ->
          add(
              new ConsumerRecord<>(
                  Topic.ARTICLES_ENRICHED.topicName(),
                  0,
                  0,
                  id.getBytes(UTF_8),
                  Codec.ENRICHED_ARTICLE.encode(read.value())));
      case Decoded.Undecodable<EnrichedArticle> none -> asItWas(hit, source, id);
    }
  }

  /** A revision that an earlier build wrote without its record. */
  private void asItWas(JsonNode hit, JsonNode source, String id)
      throws RebuildException, InterruptedException {
    records++;
    try {
      Instant seen = Instant.parse(source.path(Fields.FIRST_SEEN_AT).asString(""));
      String alias = IndexNames.ARTICLES.writeAlias(seen);
      cluster.ensure(IndexNames.ARTICLES, Set.of(alias));
      long version = source.path(Fields.VERSION).asLong(1);
      byte[] bytes = JSON.writeValueAsBytes(source);
      cluster
          .write(List.of(new Write(0, IndexNames.ARTICLES, alias, id, version, bytes)))
          .values()
          .forEach(why -> fail(id, why));
    } catch (DateTimeParseException e) {
      fail(hit.path("_id").asString(""), new Verdict.Rejected("no-record", "it has no record"));
    }
  }

  private void fail(String what, Verdict.Rejected why) {
    failures++;
    if (failed.size() < NAMED_MAX) {
      failed.add(what + ": " + why.detail());
    }
  }

  /** Writes what waits, and says what came of all. */
  Tally done() throws RebuildException, InterruptedException {
    write();
    progress.tell(from + ": " + records + " records, all read");
    return new Tally(records, failed, failures);
  }

  private void write() throws RebuildException, InterruptedException {
    if (waiting.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Map<String, Instant> indexed = indexed();
    var writes = new ArrayList<Write>();
    var aliases = new EnumMap<IndexNames, Set<String>>(IndexNames.class);
    for (int i = 0; i < waiting.size(); i++) {
      ConsumerRecord<byte[], byte[]> record = waiting.get(i);
      switch (documents.of(record, i, indexed.getOrDefault(key(record), now))) {
        case Decoded.Read<List<Write>> read -> writes.addAll(read.value());
        case Decoded.Undecodable<List<Write>> bad ->
            fail(place(record), new Verdict.Rejected(bad.reason(), bad.detail()));
      }
    }
    for (Write write : writes) {
      aliases.computeIfAbsent(write.names(), names -> new TreeSet<>()).add(write.alias());
    }
    for (Map.Entry<IndexNames, Set<String>> each : aliases.entrySet()) {
      cluster.ensure(each.getKey(), each.getValue());
    }
    cluster.write(writes).forEach((i, why) -> fail(place(waiting.get(i)), why));
    long told = records / TOLD_EVERY;
    records += waiting.size();
    waiting.clear();
    waitingBytes = 0;
    if (records / TOLD_EVERY > told) {
      progress.tell(from + ": " + records + " records");
    }
  }

  /** When those articles were indexed first that wait and are there. */
  private Map<String, Instant> indexed() throws RebuildException, InterruptedException {
    ObjectNode search = Cluster.object().put("size", waiting.size());
    search.putArray("_source").add(Fields.INDEXED_AT);
    ArrayNode ids = search.putObject("query").putObject("ids").putArray("values");
    waiting.stream()
        .filter(record -> record.topic().equals(Topic.ARTICLES_ENRICHED.topicName()))
        .map(Rebuilding::key)
        .distinct()
        .forEach(ids::add);
    var indexed = new HashMap<String, Instant>();
    if (ids.isEmpty()) {
      return indexed;
    }
    JsonNode hits =
        cluster
            .send(
                "POST",
                "/"
                    + IndexNames.ARTICLES.readAlias()
                    + "/_search?ignore_unavailable=true&allow_no_indices=true",
                search)
            .at("/hits/hits");
    for (JsonNode hit : hits) {
      String at = hit.path("_source").path(Fields.INDEXED_AT).asString("");
      if (!at.isEmpty()) {
        indexed.put(hit.path("_id").asString(""), Instant.parse(at));
      }
    }
    return indexed;
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return key(record)
        + " ("
        + record.topic()
        + "/"
        + record.partition()
        + "/"
        + record.offset()
        + ")";
  }
}
