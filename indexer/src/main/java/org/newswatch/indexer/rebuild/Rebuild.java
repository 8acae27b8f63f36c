package org.newswatch.indexer.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.BulkWriter;
import org.newswatch.indexer.Documents;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.Indices;
import org.newswatch.indexer.archive.ArchiveException;
import org.newswatch.indexer.archive.ArchiveFile;
import org.newswatch.indexer.archive.ArchiveReader;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.elasticsearch.PointInTime;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes documents anew into the indices there are, whatever they hold: from the topics, and what
 * these no longer have from the archive or the index of revisions. A document that is newer stays.
 * For one thread.
 */
public final class Rebuild {

  /** Documents of the index of revisions that are held at a time; each may be a megabyte. */
  private static final int PAGE = 100;

  /** The clocks of those who gave versions and of the broker may differ by this. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  /** Versions count in 256ths of a millisecond since 1970. */
  private static final int VERSION_SHIFT = 8;

  /** Where articles may come from. */
  public enum Source {
    /** The topic {@code articles.enriched}. */
    TOPIC,
    /** The index of revisions. */
    REVISIONS,
    /** The archive's folder. */
    ARCHIVE
  }

  /** One of them, and what came of it. */
  public record Part(Source source, Rebuilding.Tally tally) {}

  /**
   * What came of it.
   *
   * @param articles in the order in which they were read
   * @param others of all other topics together: stories, entities and the like
   * @param gaps what left the topic before it was read, and is not archived
   */
  public record Report(List<Part> articles, Rebuilding.Tally others, List<ArchiveFile.Hole> gaps) {

    public Report {
      articles = List.copyOf(articles);
      gaps = List.copyOf(gaps);
    }

    /** Whether every document could be written. */
    public boolean isWhole() {
      return gaps.isEmpty()
          && articles.stream().allMatch(part -> part.tally().isWhole())
          && others.isWhole();
    }
  }

  private final TopicDesk topics;
  private final ElasticsearchHttp http;
  private final Documents documents;
  private final Optional<ArchiveReader> archive;
  private final InstantSource clock;
  private final Progress progress;
  private final Cluster cluster;

  /**
   * @param documents makes documents of records
   * @param archive where there is one
   */
  public Rebuild(
      TopicDesk topics,
      ElasticsearchHttp http,
      IndexerConfig config,
      Documents documents,
      Optional<ArchiveReader> archive,
      InstantSource clock,
      Progress progress) {
    this.topics = topics;
    this.http = http;
    this.documents = documents;
    this.archive = archive;
    this.clock = clock;
    this.progress = progress;
    this.cluster =
        new Cluster(
            http,
            new Indices(http, config.index(), config.lifecycle()),
            new BulkWriter(http, config.bulkBytesMax()));
  }

  /**
   * Rebuilds what came since a moment.
   *
   * @param from null: everything there is
   * @param source null: the topic, and before it begins the archive, and before that begins the
   *     index of revisions
   * @throws RebuildException when it cannot go on; it may be run again from the beginning
   */
  public Report run(@Nullable Instant from, @Nullable Source source)
      throws RebuildException, InterruptedException {
    cluster.prepare();
    try {
      Map<Integer, Long> begins = topics.begins(Topic.ARTICLES_ENRICHED);
      Map<Integer, Long> wanted =
          from == null ? Map.of() : topics.since(Topic.ARTICLES_ENRICHED, from);
      var parts = new ArrayList<Part>();
      List<ArchiveFile.Hole> left = List.of();
      for (Source each : source == null ? sources(from, begins, wanted) : List.of(source)) {
        switch (each) {
          case TOPIC -> {
            Map<Integer, Long> firsts = new TreeMap<>();
            parts.add(topic(from, firsts));
            left = left(begins, wanted, firsts);
          }
          case ARCHIVE -> parts.add(archive(from, source == null ? begins : Map.of()));
          case REVISIONS -> parts.add(revisions(from));
        }
      }
      if (source == null && archive.isPresent() && !left.isEmpty()) {
        progress.tell("articles left the topic before they were read: they come from the archive");
        parts.add(archived(archive.get(), left));
        left = notArchived(archive.get(), left);
      }
      return new Report(parts, others(from), left);
    } catch (DeskException | ArchiveException | IndexException e) {
      throw new RebuildException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What holds the oldest comes first, so that the newest stands at the end in any case. */
  private List<Source> sources(
      @Nullable Instant from, Map<Integer, Long> begins, Map<Integer, Long> wanted)
      throws RebuildException, ArchiveException, InterruptedException {
    boolean topicHasAll =
        begins.entrySet().stream()
            .allMatch(
                begin ->
                    begin.getValue() == 0
                        || (from != null
                            && wanted.getOrDefault(begin.getKey(), 0L) > begin.getValue()));
    if (topicHasAll) {
      return List.of(Source.TOPIC);
    }
    if (archive.isEmpty() || archive.get().files(Topic.ARTICLES_ENRICHED).isEmpty()) {
      progress.tell("the topic begins later than asked for: before it, the index of revisions");
      return afterRevisions(Source.TOPIC);
    }
    if (archiveHasAll(archive.get(), from, begins)) {
      progress.tell("the topic begins later than asked for: before it, the archive");
      return List.of(Source.ARCHIVE, Source.TOPIC);
    }
    progress.tell(
        hasHoles(archive.get(), from) || endsEarly(archive.get(), begins)
            ? "the archive lacks what left the topic before it was archived: that may be in the"
                + " index of revisions, which comes first"
            : "the topic and the archive begin later than asked for: before them, the index of"
                + " revisions");
    return afterRevisions(Source.ARCHIVE, Source.TOPIC);
  }

  /** These, and before them the index of revisions where there is one. */
  private List<Source> afterRevisions(Source... others)
      throws RebuildException, InterruptedException {
    var all = new ArrayList<>(List.of(others));
    if (cluster.find("/_alias/" + IndexNames.REVISIONS.readAlias()).isMissingNode()) {
      progress.tell("there is no index of revisions: what only it had is gone");
    } else {
      all.addFirst(Source.REVISIONS);
    }
    return all;
  }

  /** Whether something is lost of what is asked for. */
  private static boolean hasHoles(ArchiveReader archive, @Nullable Instant from)
      throws ArchiveException {
    // What is lost stood before records of the file that tells of it.
    return archive.files(Topic.ARTICLES_ENRICHED).stream()
        .filter(file -> from == null || !file.lastAt().isBefore(from))
        .anyMatch(file -> !file.holes().isEmpty());
  }

  /** Whether it goes back far enough and leaves nothing out until the topic begins. */
  private static boolean archiveHasAll(
      ArchiveReader archive, @Nullable Instant from, Map<Integer, Long> begins)
      throws ArchiveException {
    if (hasHoles(archive, from)) {
      return false;
    }
    Map<Integer, ArchiveFile.Span> spans = spans(archive);
    Instant first = Instant.MAX;
    for (ArchiveFile file : archive.files(Topic.ARTICLES_ENRICHED)) {
      first = file.firstAt().isBefore(first) ? file.firstAt() : first;
    }
    boolean farEnough = from != null && first.isBefore(from);
    for (Map.Entry<Integer, Long> begin : begins.entrySet()) {
      ArchiveFile.Span span = spans.get(begin.getKey());
      if (begin.getValue() > 0
          && (span == null
              || (span.from() > 0 && !farEnough)
              || span.to() + 1 < begin.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Whether something left the topic since the archive was last written. */
  private static boolean endsEarly(ArchiveReader archive, Map<Integer, Long> begins)
      throws ArchiveException {
    return spans(archive).entrySet().stream()
        .anyMatch(span -> span.getValue().to() + 1 < begins.getOrDefault(span.getKey(), 0L));
  }

  /** By partition, from where to where it is archived. */
  private static Map<Integer, ArchiveFile.Span> spans(ArchiveReader archive)
      throws ArchiveException {
    Map<Integer, ArchiveFile.Span> spans = new TreeMap<>();
    for (ArchiveFile file : archive.files(Topic.ARTICLES_ENRICHED)) {
      file.offsets()
          .forEach((partition, span) -> spans.merge(partition, span, ArchiveFile.Span::with));
    }
    return spans;
  }

  /**
   * What the topic held when all began, and no longer when it was read: that may be hours later.
   *
   * @param firsts the first offset of each partition that was read
   */
  private List<ArchiveFile.Hole> left(
      Map<Integer, Long> begins, Map<Integer, Long> wanted, Map<Integer, Long> firsts)
      throws DeskException, InterruptedException {
    List<ArchiveFile.Hole> left = new ArrayList<>();
    topics
        .begins(Topic.ARTICLES_ENRICHED)
        .forEach(
            (partition, now) -> {
              long due =
                  Math.max(begins.getOrDefault(partition, 0L), wanted.getOrDefault(partition, 0L));
              long read = Math.min(now, firsts.getOrDefault(partition, now));
              if (due < read) {
                left.add(new ArchiveFile.Hole(partition, due, read - 1));
              }
            });
    return left;
  }

  /** What of these the archive lacks, too. */
  private static List<ArchiveFile.Hole> notArchived(
      ArchiveReader archive, List<ArchiveFile.Hole> left) throws ArchiveException {
    Map<Integer, ArchiveFile.Span> spans = spans(archive);
    return left.stream()
        .filter(
            hole -> {
              ArchiveFile.Span span = spans.get(hole.partition());
              return span == null || span.to() < hole.to();
            })
        .toList();
  }

  /** What the archive has of these. */
  private Part archived(ArchiveReader reader, List<ArchiveFile.Hole> left)
      throws RebuildException, ArchiveException, InterruptedException {
    var rebuilding = new Rebuilding(cluster, documents, clock, "the archive", progress);
    ArchiveReader.RecordReader<RebuildException> each =
        record -> {
          if (left.stream()
              .anyMatch(
                  hole ->
                      hole.partition() == record.partition()
                          && hole.from() <= record.offset()
                          && record.offset() <= hole.to())) {
            rebuilding.add(record.asConsumed());
          }
        };
    reader.each(Topic.ARTICLES_ENRICHED, null, each);
    return new Part(Source.ARCHIVE, rebuilding.done());
  }

  /**
   * @param firsts is given the first offset of each partition that was read
   */
  private Part topic(@Nullable Instant from, Map<Integer, Long> firsts)
      throws RebuildException, DeskException, InterruptedException {
    var rebuilding = new Rebuilding(cluster, documents, clock, "the topic", progress);
    TopicDesk.RecordReader<RebuildException> each =
        record -> {
          firsts.putIfAbsent(record.partition(), record.offset());
          rebuilding.add(record);
        };
    read(Topic.ARTICLES_ENRICHED, from, each);
    return new Part(Source.TOPIC, rebuilding.done());
  }

  /** Compacted topics whole: what counts of a key may be old. */
  private Rebuilding.Tally others(@Nullable Instant from)
      throws RebuildException, DeskException, InterruptedException {
    var rebuilding = new Rebuilding(cluster, documents, clock, "the other topics", progress);
    for (Topic topic : Documents.TOPICS) {
      if (topic != Topic.ARTICLES_ENRICHED) {
        read(topic, topic.retention().isPresent() ? from : null, rebuilding::add);
      }
    }
    return rebuilding.done();
  }

  private void read(
      Topic topic, @Nullable Instant from, TopicDesk.RecordReader<RebuildException> reader)
      throws RebuildException, DeskException, InterruptedException {
    Map<Integer, Long> offsets = from == null ? Map.of() : topics.since(topic, from);
    topics.read(topic, offsets, reader);
  }

  /**
   * @param begins what stands from these offsets on is left to the topic
   */
  private Part archive(@Nullable Instant from, Map<Integer, Long> begins)
      throws RebuildException, ArchiveException, InterruptedException {
    ArchiveReader reader =
        archive.orElseThrow(
            () -> new RebuildException("no archive is known: name its folder with --archive DIR"));
    var rebuilding = new Rebuilding(cluster, documents, clock, "the archive", progress);
    ArchiveReader.RecordReader<RebuildException> each =
        record -> {
          if (record.offset() < begins.getOrDefault(record.partition(), Long.MAX_VALUE)) {
            ConsumerRecord<byte[], byte[]> consumed = record.asConsumed();
            rebuilding.add(consumed);
          }
        };
    reader.each(Topic.ARTICLES_ENRICHED, from, each);
    return new Part(Source.ARCHIVE, rebuilding.done());
  }

  private Part revisions(@Nullable Instant from)
      throws RebuildException, IndexException, InterruptedException {
    var rebuilding = new Rebuilding(cluster, documents, clock, "the index of revisions", progress);
    ObjectNode query = Cluster.object();
    if (from == null) {
      query.putObject("match_all");
    } else {
      query
          .putObject("range")
          .putObject(Fields.VERSION)
          .put("gte", from.minus(CLOCKS_DIFFER).toEpochMilli() << VERSION_SHIFT);
    }
    try (PointInTime revisions = PointInTime.open(http, IndexNames.REVISIONS.readAlias())) {
      PointInTime.HitReader<RebuildException> each = rebuilding::addRevision;
      revisions.each(query, Fields.VERSION, List.of("*"), PAGE, each);
    }
    return new Part(Source.REVISIONS, rebuilding.done());
  }
}
