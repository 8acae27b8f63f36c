package org.newswatch.indexer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.Topic;

/** What is written to an archive is read back, whenever its writer was killed. */
class ArchiveTest {

  private static final Topic TOPIC = Topic.ARTICLES_ENRICHED;
  private static final Set<Topic> TOPICS = Set.of(TOPIC);
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final long BIG = 1L << 30;
  private static final Erasures NOTHING = new Erasures();

  @TempDir private Path dir;

  @Test
  void records_come_back_byte_for_byte_in_their_order() throws Exception {
    List<byte @Nullable []> values =
        List.of(
            "{\"schemaVersion\":1,\"text\":\"\\u0000 ,\\\"record\\\": \u043c\u0438\u0440\"}"
                .getBytes(UTF_8),
            "{ \"pretty\":\n1}".getBytes(UTF_8),
            "no json".getBytes(UTF_8),
            new byte[] {(byte) 0xff, 0, 10},
            "[]".getBytes(UTF_8),
            "{\"half\":".getBytes(UTF_8));
    ArchiveWriter writer = open(BIG);
    for (int i = 0; i < values.size(); i++) {
      writer.add(TOPIC, record(0, i, MORNING, values.get(i)));
    }
    writer.add(TOPIC, record(0, values.size(), MORNING, null));

    assertThat(writer.seal()).isEqualTo(values.size() + 1);

    List<ArchivedRecord> read = read();
    assertThat(read).extracting(ArchivedRecord::offset).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    for (int i = 0; i < values.size(); i++) {
      assertThat(read.get(i).value()).as("record %d", i).isEqualTo(values.get(i));
    }
    assertThat(read.getLast().value()).isNull();
    assertThat(read.getFirst().key()).isEqualTo("key \",\"record\": 0");
    assertThat(read.getFirst().at()).isEqualTo(MORNING);
    assertThat(read.getFirst().asConsumed().value()).isEqualTo(values.getFirst());
  }

  @Test
  void each_day_has_files_of_its_own_and_the_order_of_a_partition_is_kept() throws Exception {
    ArchiveWriter writer = open(BIG);
    writer.add(TOPIC, record(0, 0, MORNING));
    writer.add(TOPIC, record(1, 7, MORNING.plusSeconds(1)));
    writer.add(TOPIC, record(0, 1, MORNING.plusSeconds(86_400)));
    // The broker's clock was set back: still after what came before it.
    writer.add(TOPIC, record(0, 2, MORNING));
    writer.seal();

    assertThat(new ArchiveReader(dir).files(TOPIC))
        .extracting(file -> file.day() + " " + file.number() + " " + file.count())
        .containsExactly("2026-11-20 1 2", "2026-11-21 1 2");
    assertThat(read().stream().filter(record -> record.partition() == 0))
        .extracting(ArchivedRecord::offset)
        .containsExactly(0L, 1L, 2L);
    assertThat(new ArchiveReader(dir).files(TOPIC).getFirst().offsets())
        .containsEntry(1, new ArchiveFile.Span(7, 7));
  }

  @Test
  void what_was_lost_is_remembered_with_the_records_that_follow_it() throws Exception {
    ArchiveWriter writer = open(BIG);
    writer.add(TOPIC, record(0, 3, MORNING));
    writer.seal();
    writer.lost(TOPIC, 0, 4, 8);
    writer.seal();
    assertThat(holes()).isEmpty();
    // Whoever is killed now sees the hole again.
    assertThat(open(BIG).next(TOPIC, 0)).hasValue(4);

    writer.add(TOPIC, record(0, 9, MORNING.plusSeconds(1)));
    writer.seal();
    writer.add(TOPIC, record(0, 10, MORNING.plusSeconds(2)));
    writer.seal();

    assertThat(holes()).containsExactly(new ArchiveFile.Hole(0, 4, 8));
  }

  @Test
  void what_no_reader_is_given_is_no_hole() throws Exception {
    ArchiveWriter writer = open(BIG);
    writer.add(TOPIC, record(0, 3, MORNING));
    // A transaction ended at 4.
    writer.readTo(TOPIC, 0, 5);
    writer.readTo(TOPIC, 1, 7);
    writer.seal();

    assertThat(open(BIG).next(TOPIC, 0)).hasValue(5);
    assertThat(open(BIG).next(TOPIC, 1)).isEmpty();
  }

  @Test
  void a_manifest_of_an_earlier_build_is_read() throws Exception {
    ArchiveWriter writer = open(BIG);
    writer.add(TOPIC, record(0, 0, MORNING));
    writer.seal();
    ArchiveFile file = new ArchiveReader(dir).files(TOPIC).getFirst();
    String manifest = Files.readString(file.manifest(dir));
    String earlier = manifest.replaceAll(",\"holes\":\\[],\"generation\":0,\"clearOf\":0", "");
    assertThat(earlier).isNotEqualTo(manifest);
    Files.writeString(file.manifest(dir), earlier);

    assertThat(new ArchiveReader(dir).files(TOPIC)).containsExactly(file);
    assertThat(read()).hasSize(1);
  }

  private List<ArchiveFile.Hole> holes() throws ArchiveException {
    return new ArchiveReader(dir).files(TOPIC).stream().flatMap(it -> it.holes().stream()).toList();
  }

  @Test
  void a_file_that_gets_too_large_is_followed_by_another() throws Exception {
    ArchiveWriter writer = open(2_000);
    var random = new Random(7);
    for (int i = 0; i < 12; i++) {
      byte[] noise = new byte[300];
      random.nextBytes(noise);
      writer.add(TOPIC, record(0, i, MORNING, noise));
      writer.seal();
    }

    List<ArchiveFile> files = new ArchiveReader(dir).files(TOPIC);
    assertThat(files).hasSizeGreaterThan(1).allMatch(file -> file.bytes() <= 2_000);
    assertThat(read()).hasSize(12);
  }

  @Test
  void only_those_of_a_time_on_are_read() throws Exception {
    ArchiveWriter writer = open(BIG);
    for (int i = 0; i < 4; i++) {
      writer.add(TOPIC, record(0, i, MORNING.plusSeconds(43_200L * i)));
    }
    writer.seal();
    var offsets = new ArrayList<Long>();

    ArchiveReader.RecordReader<RuntimeException> each = record -> offsets.add(record.offset());
    new ArchiveReader(dir).each(TOPIC, MORNING.plusSeconds(43_200), each);

    assertThat(offsets).containsExactly(1L, 2L, 3L);
  }

  /** Killed after any write of bytes, before or after the manifest; started again; and so on. */
  @Property(tries = 12)
  void killed_anywhere_it_loses_nothing_and_doubles_nothing(@ForAll Random random)
      throws Exception {
    Path folder = Files.createTempDirectory("archive");
    try {
      int offset = 0;
      ArchiveWriter writer = ArchiveWriter.open(new ArchiveFolder(folder), TOPICS, 900, NOTHING);
      while (offset < 40) {
        int next = (int) writer.next(TOPIC, 0).orElse(0);
        int until = Math.min(40, next + 1 + random.nextInt(6));
        for (int i = Math.max(0, next - random.nextInt(3)); i < until; i++) {
          writer.add(TOPIC, record(0, i, MORNING.plusSeconds(9_000L * i)));
        }
        if (random.nextInt(3) > 0) {
          writer.seal();
          offset = until;
        } else {
          cutOff(folder, random);
        }
        if (random.nextBoolean()) {
          writer = ArchiveWriter.open(new ArchiveFolder(folder), TOPICS, 900, NOTHING);
        }
      }
      writer.seal();

      var read = new ArrayList<Long>();
      ArchiveReader.RecordReader<RuntimeException> each = record -> read.add(record.offset());
      new ArchiveReader(folder).each(TOPIC, null, each);
      assertThat(read).containsExactlyElementsOf(Stream.iterate(0L, i -> i + 1).limit(40).toList());
    } finally {
      delete(folder);
    }
  }

  /** What a kill leaves behind of a frame, and of a manifest that was not in place yet. */
  private static void cutOff(Path folder, Random random) throws IOException, ArchiveException {
    for (ArchiveFile file : new ArchiveReader(folder).files(TOPIC)) {
      byte[] rubbish = new byte[1 + random.nextInt(400)];
      random.nextBytes(rubbish);
      Files.write(file.lines(folder), rubbish, StandardOpenOption.APPEND);
      Files.write(
          file.manifest(folder).resolveSibling(file.stem() + ".json.part"), new byte[] {'{'});
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void a_damaged_file_is_named() throws Exception {
    ArchiveWriter writer = open(BIG);
    writer.add(TOPIC, record(0, 0, MORNING));
    writer.seal();
    ArchiveFile file = new ArchiveReader(dir).files(TOPIC).getFirst();
    byte[] bytes = Files.readAllBytes(file.lines(dir));
    bytes[bytes.length / 2] ^= 1;
    Files.write(file.lines(dir), bytes);

    assertThatThrownBy(this::read)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(file.lines(dir).toString())
        .hasMessageContaining("restore it");
  }

  @Test
  void one_process_writes_at_a_time() throws Exception {
    var folder = new ArchiveFolder(dir);
    try (FileChannel claim = folder.claim()) {
      assertThat(claim.isOpen()).isTrue();
      assertThatThrownBy(folder::claim)
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("another process writes the archive");
    }
  }

  private ArchiveWriter open(long fileBytesMax) throws ArchiveException {
    return ArchiveWriter.open(new ArchiveFolder(dir), TOPICS, fileBytesMax, NOTHING);
  }

  private List<ArchivedRecord> read() throws ArchiveException, InterruptedException {
    var read = new ArrayList<ArchivedRecord>();
    ArchiveReader.RecordReader<RuntimeException> each = read::add;
    new ArchiveReader(dir).each(TOPIC, null, each);
    return read;
  }

  private static ConsumerRecord<byte[], byte[]> record(int partition, long offset, Instant at) {
    return record(partition, offset, at, ("{\"n\":" + offset + "}").getBytes(UTF_8));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      int partition, long offset, Instant at, byte @Nullable [] value) {
    byte[] key = ("key \",\"record\": " + offset).getBytes(UTF_8);
    return new ConsumerRecord<>(
        TOPIC.topicName(),
        partition,
        offset,
        at.toEpochMilli(),
        TimestampType.LOG_APPEND_TIME,
        key.length,
        value == null ? -1 : value.length,
        key,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
