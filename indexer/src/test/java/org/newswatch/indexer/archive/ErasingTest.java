package org.newswatch.indexer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.Articles;

/** What was erased is in no file, whenever it is told and whenever its writer is killed. */
class ErasingTest {

  private static final Set<Topic> TOPICS = ArchiveLoop.TOPICS;
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final long SMALL = 3_000;
  private static final long BIG = 1L << 30;
  private static final String NAME = "Ottoline Grebe";

  @TempDir private Path dir;

  private interface Looking {
    void look() throws IOException;
  }

  /** A process that writes an archive, until it is killed. */
  private static final class Writing {
    private final Erasures erasures = new Erasures();
    private final ArchiveWriter writer;
    private final ArchiveEraser eraser;

    /** With each record that the eraser looks at. */
    private Looking looking = () -> {};

    Writing(Path dir, long fileBytesMax, List<String> forgotten) throws ArchiveException {
      forget(forgotten);
      var folder = new ArchiveFolder(dir);
      writer = ArchiveWriter.open(folder, TOPICS, fileBytesMax, erasures);
      eraser = new ArchiveEraser(folder, TOPICS, erasures, writer, this::look);
    }

    private boolean look() {
      try {
        looking.look();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return false;
    }

    /** All that were ever told, in their order. */
    void forget(List<String> all) {
      for (int i = (int) erasures.next(); i < all.size(); i++) {
        erasures.learn(record(Topic.FORGOTTEN, i, all.get(i), new byte[] {'{', '}'}));
      }
    }

    void add(EnrichedArticle article, long offset) {
      addEnriched(article, offset);
      writer.add(
          Topic.ARTICLES_ANNOTATED,
          record(
              Topic.ARTICLES_ANNOTATED,
              offset,
              article.id().value(),
              Codec.ANNOTATED_ARTICLE.encode(
                  new AnnotatedArticle(article.article(), article.annotation()))));
    }

    void addEnriched(EnrichedArticle article, long offset) {
      writer.add(
          Topic.ARTICLES_ENRICHED,
          record(
              Topic.ARTICLES_ENRICHED,
              offset,
              article.id().value(),
              Codec.ENRICHED_ARTICLE.encode(article)));
    }

    long erase() throws Exception {
      long records = 0;
      while (!eraser.isDone()) {
        records += eraser.step();
      }
      return records;
    }
  }

  @Test
  void what_was_erased_before_is_never_written_and_its_place_counts_as_read() throws Exception {
    var writing = new Writing(dir, BIG, List.of(article(1).id().value()));
    for (int i = 0; i < 3; i++) {
      writing.add(article(i), i);
    }
    writing.writer.seal();
    assertThat(writing.erase()).isZero();

    assertThat(offsets(Topic.ARTICLES_ENRICHED)).containsExactly(0L, 2L);
    assertThat(offsets(Topic.ARTICLES_ANNOTATED)).containsExactly(0L, 2L);
    var again = new Writing(dir, BIG, List.of(article(2).id().value()));
    assertThat(again.writer.next(Topic.ARTICLES_ENRICHED, 0)).hasValue(3);
  }

  @Test
  void what_is_erased_later_goes_from_the_files_and_the_rest_stays_byte_for_byte()
      throws Exception {
    var writing = new Writing(dir, SMALL, List.of());
    for (int i = 0; i < 9; i++) {
      writing.add(article(i), i);
      writing.writer.seal();
    }
    List<ArchiveFile> before = new ArchiveReader(dir).files(Topic.ARTICLES_ENRICHED);
    assertThat(before).hasSizeGreaterThan(2);
    Map<Long, byte[]> values = values(Topic.ARTICLES_ENRICHED);

    writing.forget(List.of(article(4).id().value()));
    assertThat(writing.erase()).isEqualTo(2);
    writing.add(article(9), 9);
    writing.writer.seal();

    Map<Long, byte[]> after = values(Topic.ARTICLES_ENRICHED);
    assertThat(after).hasSize(9).doesNotContainKey(4L);
    after.forEach(
        (offset, value) -> {
          if (offset < 9) {
            assertThat(value).isEqualTo(values.get(offset));
          }
        });
    assertThat(textOfAllFiles()).doesNotContain(article(4).id().value());
    // One that holds nothing of it stays as it was.
    assertThat(before).anyMatch(file -> Files.exists(file.lines(dir)));
    // Whoever looked at the manifests before reads what is there now.
    for (ArchiveFile file : before) {
      ArchiveReader.RecordReader<RuntimeException> each =
          record -> assertThat(record.offset()).isNotEqualTo(4);
      new ArchiveReader(dir).eachOf(Topic.ARTICLES_ENRICHED, file, each);
    }
  }

  @Test
  void a_file_of_which_nothing_is_left_still_says_what_it_held() throws Exception {
    var writing = new Writing(dir, BIG, List.of());
    writing.add(article(0), 0);
    writing.writer.seal();

    writing.forget(List.of(article(0).id().value()));
    writing.erase();

    assertThat(offsets(Topic.ARTICLES_ENRICHED)).isEmpty();
    var again = new Writing(dir, BIG, List.of(article(0).id().value()));
    assertThat(again.writer.next(Topic.ARTICLES_ENRICHED, 0)).hasValue(1);
    again.add(article(1), 1);
    again.writer.seal();
    assertThat(offsets(Topic.ARTICLES_ENRICHED)).containsExactly(1L);
  }

  @Test
  void an_erased_entity_goes_out_of_enriched_articles_and_their_texts_stay() throws Exception {
    EnrichedArticle naming =
        Articles.of("naming", NAME + " met Linnea Falk.", MORNING, List.of(NAME, "Linnea Falk"));
    var writing = new Writing(dir, BIG, List.of());
    writing.add(naming, 0);
    writing.writer.seal();

    writing.forget(List.of("e-" + NAME));
    writing.erase();
    writing.add(naming, 1);
    writing.writer.seal();

    assertThat(values(Topic.ARTICLES_ENRICHED).values())
        .hasSize(2)
        .allSatisfy(
            value -> {
              EnrichedArticle left = Codec.ENRICHED_ARTICLE.decode(value).orElseThrow();
              assertThat(left.entities())
                  .extracting(entity -> entity.label())
                  .containsExactly("Linnea Falk");
              assertThat(left.article()).isEqualTo(naming.article());
              assertThat(left.version()).isEqualTo(naming.version());
            });
    assertThat(values(Topic.ARTICLES_ANNOTATED)).hasSize(2);
  }

  @Test
  void a_file_that_is_put_back_from_a_copy_is_erased_from_again() throws Exception {
    var writing = new Writing(dir, BIG, List.of());
    writing.add(article(0), 0);
    writing.writer.seal();
    Path copy = Files.createDirectories(dir.resolve("copy"));
    Path folder = dir.resolve("articles.enriched");
    copyAll(folder, copy);

    List<String> forgotten = List.of(article(0).id().value());
    new Writing(dir, BIG, forgotten).erase();
    assertThat(offsets(Topic.ARTICLES_ENRICHED)).isEmpty();
    copyAll(copy, folder);
    assertThat(offsets(Topic.ARTICLES_ENRICHED)).hasSize(1);
    new Writing(dir, BIG, forgotten).erase();

    assertThat(offsets(Topic.ARTICLES_ENRICHED)).isEmpty();
  }

  @Test
  void a_damaged_file_keeps_the_others_from_nothing() throws Exception {
    var writing = new Writing(dir, 1, List.of());
    for (int i = 0; i < 3; i++) {
      writing.add(article(i), i);
      writing.writer.seal();
    }
    ArchiveFile damaged = new ArchiveReader(dir).files(Topic.ARTICLES_ENRICHED).getFirst();
    byte[] bytes = Files.readAllBytes(damaged.lines(dir));
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged.lines(dir), bytes);

    writing.forget(List.of(article(2).id().value()));

    assertThat(writing.erase()).isEqualTo(2);
    assertThat(writing.eraser.trouble()).get().asString().contains(damaged.lines(dir).toString());
    assertThat(writing.eraser.clearOf()).isZero();
  }

  @Test
  void a_damaged_file_that_was_mended_is_erased_from_with_the_next_erasure() throws Exception {
    var writing = new Writing(dir, BIG, List.of());
    writing.addEnriched(article(0), 0);
    writing.addEnriched(article(1), 1);
    writing.writer.seal();
    Path lines = new ArchiveReader(dir).files(Topic.ARTICLES_ENRICHED).getFirst().lines(dir);
    byte[] whole = Files.readAllBytes(lines);
    Files.write(lines, Arrays.copyOf(whole, whole.length / 2));
    writing.forget(List.of(article(0).id().value()));
    writing.erase();
    assertThat(writing.eraser.trouble()).isPresent();

    Files.write(lines, whole);
    writing.forget(List.of(article(0).id().value(), "another"));
    writing.erase();

    assertThat(writing.eraser.trouble()).isEmpty();
    assertThat(writing.eraser.clearOf()).isEqualTo(2);
    assertThat(offsets(Topic.ARTICLES_ENRICHED)).containsExactly(1L);
  }

  @Test
  void what_could_not_be_written_anew_takes_no_room() throws Exception {
    var writing = new Writing(dir, BIG, List.of());
    writing.addEnriched(article(0), 0);
    writing.addEnriched(article(1), 1);
    writing.writer.seal();
    // A folder there lets nobody write, as a full disk does.
    Path anew = anew(new ArchiveReader(dir).files(Topic.ARTICLES_ENRICHED).getFirst());
    Files.createDirectory(anew);
    writing.forget(List.of(article(0).id().value()));

    assertThatThrownBy(writing::erase).isInstanceOf(IOException.class);

    assertThat(anew).doesNotExist();
    assertThat(offsets(Topic.ARTICLES_ENRICHED)).containsExactly(0L, 1L);
    assertThat(writing.erase()).isEqualTo(1);
    assertThat(offsets(Topic.ARTICLES_ENRICHED)).containsExactly(1L);
  }

  @Test
  void what_is_written_anew_but_cannot_be_put_in_place_takes_no_room() throws Exception {
    var writing = new Writing(dir, BIG, List.of());
    writing.addEnriched(article(0), 0);
    writing.addEnriched(article(1), 1);
    writing.writer.seal();
    ArchiveFile file = new ArchiveReader(dir).files(Topic.ARTICLES_ENRICHED).getFirst();
    Path manifest = file.manifest(dir);
    Files.createDirectory(manifest.resolveSibling(manifest.getFileName() + ".part"));
    writing.forget(List.of(article(0).id().value()));

    assertThatThrownBy(writing::erase).isInstanceOf(IOException.class);

    assertThat(anew(file)).doesNotExist();
    assertThat(offsets(Topic.ARTICLES_ENRICHED)).containsExactly(0L, 1L);
  }

  @Test
  void what_comes_after_a_file_was_written_anew_goes_there_though_the_old_one_cannot_go()
      throws Exception {
    var writing = new Writing(dir, BIG, List.of());
    writing.addEnriched(article(0), 0);
    writing.addEnriched(article(1), 1);
    writing.writer.seal();
    Path old = new ArchiveReader(dir).files(Topic.ARTICLES_ENRICHED).getFirst().lines(dir);
    Path kept = old.resolve("kept");
    var looks = new AtomicInteger();
    // Both are looked at, and then the first again while it is written anew.
    writing.looking =
        () -> {
          if (looks.incrementAndGet() == 3) {
            Files.delete(old);
            Files.createDirectories(kept);
          }
        };
    writing.forget(List.of(article(0).id().value()));

    assertThatThrownBy(writing::erase).isInstanceOf(DirectoryNotEmptyException.class);
    writing.addEnriched(article(2), 2);
    writing.writer.seal();

    assertThat(offsets(Topic.ARTICLES_ENRICHED)).containsExactly(1L, 2L);
    assertThat(writing.eraser.clearOf()).isZero();
    Files.delete(kept);
    writing.erase();
    assertThat(old).doesNotExist();
    assertThat(writing.eraser.clearOf()).isEqualTo(1);
    assertThat(offsets(Topic.ARTICLES_ENRICHED)).containsExactly(1L, 2L);
  }

  /** Killed before, within and after each step of writing and erasing; started again; and so on. */
  @Property(tries = 25)
  void killed_anywhere_nothing_of_it_is_left_and_nothing_else_is_lost(@ForAll Random random)
      throws Exception {
    Path folder = Files.createTempDirectory("erasing");
    try {
      int articles = 16;
      List<String> forgotten = new ArrayList<>();
      Writing writing = new Writing(folder, SMALL, forgotten);
      int sealed = 0;
      while (sealed < articles) {
        int next = (int) writing.writer.next(Topic.ARTICLES_ENRICHED, 0).orElse(0);
        int until = Math.min(articles, next + 1 + random.nextInt(3));
        for (int i = next; i < until; i++) {
          writing.add(article(i), i);
        }
        if (random.nextInt(3) == 0) {
          forgotten.add(article(random.nextInt(articles)).id().value());
          writing.writer.seal();
          writing.forget(forgotten);
        }
        boolean kill = false;
        if (random.nextBoolean()) {
          writing.writer.seal();
          sealed = until;
          Map<Path, byte[]> before = contents(folder);
          var unused = writing.eraser.isDone() ? 0 : writing.eraser.step();
          kill = random.nextBoolean();
          if (kill) {
            backToWithinTheStep(folder, before, random);
          }
        }
        if (kill || random.nextInt(3) == 0) {
          writing = new Writing(folder, SMALL, forgotten);
        }
      }
      writing.writer.seal();
      writing.erase();

      for (Topic topic : TOPICS) {
        assertThat(offsetsIn(folder, topic))
            .containsExactlyElementsOf(
                Stream.iterate(0L, i -> i + 1)
                    .limit(articles)
                    .filter(i -> !forgotten.contains(article(i.intValue()).id().value()))
                    .toList());
        for (ArchiveFile file : new ArchiveReader(folder).files(topic)) {
          assertThat(file.clearOf()).isEqualTo(forgotten.size());
        }
      }
      // No line of it is anywhere else, either.
      long manifests = contents(folder).keySet().stream().filter(path -> is(path, ".json")).count();
      assertThat(contents(folder).keySet().stream().filter(path -> is(path, ".zst")))
          .hasSize((int) manifests);
    } finally {
      deleteAll(folder);
    }
  }

  private Path anew(ArchiveFile file) {
    return file.anew(0, 0, "", 0).lines(dir);
  }

  private static boolean is(Path path, String end) {
    return path.toString().endsWith(end);
  }

  /**
   * As a kill leaves it: lines that are not whole, or whole and not in place yet, or in place while
   * those before them are still there.
   */
  private static void backToWithinTheStep(Path folder, Map<Path, byte[]> before, Random random)
      throws IOException {
    Map<Path, byte[]> after = contents(folder);
    boolean isInPlace = random.nextInt(3) == 0;
    for (Map.Entry<Path, byte[]> made : after.entrySet()) {
      if (!before.containsKey(made.getKey()) && !isInPlace) {
        int length = random.nextInt(made.getValue().length + 1);
        Files.write(made.getKey(), Arrays.copyOf(made.getValue(), length));
      }
    }
    for (Map.Entry<Path, byte[]> was : before.entrySet()) {
      boolean isManifest = is(was.getKey(), ".json");
      if (!isInPlace || !isManifest) {
        Files.write(was.getKey(), was.getValue());
      }
      if (isManifest) {
        Files.write(was.getKey().resolveSibling(was.getKey().getFileName() + ".part"), new byte[1]);
      }
    }
  }

  private static Map<Path, byte[]> contents(Path folder) throws IOException {
    Map<Path, byte[]> contents = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        if (!is(path, ".part")) {
          contents.put(path, Files.readAllBytes(path));
        }
      }
    }
    return contents;
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.list(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  private String textOfAllFiles() throws Exception {
    var text = new StringBuilder();
    for (Topic topic : TOPICS) {
      ArchiveReader.RecordReader<RuntimeException> each =
          record -> text.append(record.key()).append(new String(value(record), UTF_8));
      new ArchiveReader(dir).each(topic, null, each);
    }
    return text.toString();
  }

  private List<Long> offsets(Topic topic) throws Exception {
    return offsetsIn(dir, topic);
  }

  private static List<Long> offsetsIn(Path folder, Topic topic) throws Exception {
    List<Long> offsets = new ArrayList<>();
    ArchiveReader.RecordReader<RuntimeException> each = record -> offsets.add(record.offset());
    new ArchiveReader(folder).each(topic, null, each);
    assertThat(new HashSet<>(offsets)).hasSameSizeAs(offsets);
    return offsets;
  }

  private Map<Long, byte[]> values(Topic topic) throws Exception {
    Map<Long, byte[]> values = new HashMap<>();
    ArchiveReader.RecordReader<RuntimeException> each =
        record -> values.put(record.offset(), value(record));
    new ArchiveReader(dir).each(topic, null, each);
    return values;
  }

  private static byte[] value(ArchivedRecord record) {
    return Objects.requireNonNull(record.value());
  }

  private static EnrichedArticle article(int number) {
    // What does not repeat does not compress, so that there are several files.
    return Articles.of(
        "erasing-" + number,
        new Random(number)
            .ints(300, 'a', 'z')
            .mapToObj(Character::toString)
            .reduce("", String::concat),
        MORNING,
        List.of());
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Topic topic, long offset, String key, byte[] value) {
    byte[] keyBytes = key.getBytes(UTF_8);
    return new ConsumerRecord<>(
        topic.topicName(),
        0,
        offset,
        MORNING.plusSeconds(offset * 9_000).toEpochMilli(),
        TimestampType.LOG_APPEND_TIME,
        keyBytes.length,
        value.length,
        keyBytes,
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
