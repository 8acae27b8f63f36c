package org.newswatch.desk.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Codec;
import org.newswatch.contract.LetterHandled;
import org.newswatch.contract.RecordHeaders;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.Topics;

/**
 * Reads dead letters, and does something about them. A letter stays where it is for as long as its
 * topic keeps it; what was done about it is a record of its own.
 */
public final class LetterDesk {

  private static final List<Topic> LETTERS =
      Arrays.stream(Topic.values()).filter(Topic::holdsDeadLetters).toList();

  private final Topics topics;
  private final InstantSource clock;

  /** Nothing is read yet. */
  public LetterDesk(Topics topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /** Who does something, and why. */
  public record Who(String by, @Nullable String why) {}

  /** What became of a letter that was to go back. */
  public enum Replay {
    /** It is on its topic again. */
    REPLAYED,
    /** Somebody put it there before. */
    BEFORE,
    /** It came from no topic of ours. */
    NOWHERE,
    /** Its topic keeps the last record of each key, and has a later one of this key. */
    OVERTAKEN
  }

  /** Gives all letters, those of one service in their order; holds one at a time. */
  public void each(Consumer<Letter> reader) throws DeskException, InterruptedException {
    Map<String, LetterHandled> handled = topics.latest(Topic.LETTERS_HANDLED, Codec.LETTER_HANDLED);
    for (Topic topic : LETTERS) {
      topics.read(
          topic,
          record -> {
            Letter letter = Letter.of(record);
            reader.accept(letter.with(handled.get(letter.id())));
          });
    }
  }

  /** What those are called that are meant, in their order. */
  public List<String> ids(Predicate<Letter> meant, int most)
      throws DeskException, InterruptedException {
    List<String> found = new ArrayList<>();
    each(
        letter -> {
          if (found.size() < most && meant.test(letter)) {
            found.add(letter.id());
          }
        });
    return found;
  }

  /** Those that are meant, in their order; each may have a megabyte. */
  public List<Letter> which(Predicate<Letter> meant, int most)
      throws DeskException, InterruptedException {
    List<Letter> found = new ArrayList<>();
    each(
        letter -> {
          if (found.size() < most && meant.test(letter)) {
            found.add(letter);
          }
        });
    return found;
  }

  /**
   * Puts a letter's bytes back on the topic that they came from, and says so in a record; both are
   * kept, or whoever asks again finds that neither is. A letter that was put back stays so, unless
   * it is asked for again by force. Should this process die in between, the record may come twice:
   * its readers take that for one.
   *
   * @param again also one that was put back before
   */
  public Replay replay(Letter letter, Who who, boolean again)
      throws DeskException, InterruptedException {
    LetterHandled handled = letter.handled();
    if (!again && handled != null && handled.how() == LetterHandled.How.REPLAYED) {
      return Replay.BEFORE;
    }
    var place = letter.place();
    if (place.isEmpty()) {
      return Replay.NOWHERE;
    }
    if (place.get().topic().retention().isEmpty() && isOvertaken(letter, place.get())) {
      return Replay.OVERTAKEN;
    }
    ConsumerRecord<byte[], byte[]> record = letter.record();
    topics.write(
        List.of(
            new ProducerRecord<>(
                place.get().topic().topicName(),
                null,
                record.key(),
                record.value(),
                headers(letter)),
            mark(letter, LetterHandled.How.REPLAYED, who)));
    return Replay.REPLAYED;
  }

  /** Marks a letter as done with; its bytes stay for as long as the topic keeps them. */
  public void drop(Letter letter, Who who) throws DeskException, InterruptedException {
    topics.write(List.of(mark(letter, LetterHandled.How.DROPPED, who)));
  }

  private boolean isOvertaken(Letter letter, Letter.Place from)
      throws DeskException, InterruptedException {
    byte[] key = letter.record().key();
    Map<Integer, Long> last = new HashMap<>();
    topics.read(
        from.topic(),
        record -> {
          if (Arrays.equals(record.key(), key)) {
            last.merge(record.partition(), record.offset(), Math::max);
          }
        });
    return last.getOrDefault(from.partition(), -1L) > from.offset();
  }

  private ProducerRecord<byte[], byte[]> mark(Letter letter, LetterHandled.How action, Who who) {
    var handled =
        new LetterHandled(
            letter.id(), letter.diedAt(), action, clock.instant(), who.by(), who.why());
    return new ProducerRecord<>(
        Topic.LETTERS_HANDLED.topicName(),
        letter.id().getBytes(UTF_8),
        Codec.LETTER_HANDLED.encode(handled));
  }

  /** Its own, without what made it a dead letter. */
  private Iterable<Header> headers(Letter letter) {
    Headers headers =
        new org.apache.kafka.common.header.internals.RecordHeaders(letter.record().headers());
    for (String dead :
        List.of(
            RecordHeaders.DEAD_SERVICE,
            RecordHeaders.DEAD_REASON,
            RecordHeaders.DEAD_DETAIL,
            RecordHeaders.DEAD_ORIGIN,
            RecordHeaders.DEAD_AT,
            RecordHeaders.REPLAYED_FROM,
            RecordHeaders.REPLAYED_AT)) {
      headers.remove(dead);
    }
    headers.add(new RecordHeader(RecordHeaders.REPLAYED_FROM, letter.id().getBytes(UTF_8)));
    headers.add(
        new RecordHeader(RecordHeaders.REPLAYED_AT, clock.instant().toString().getBytes(UTF_8)));
    return headers;
  }
}
