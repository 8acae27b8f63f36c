package org.newswatch.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Topic;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.kafka.Topics;

/** Reads what was told, and keeps what readers think of it. */
public final class AlertDesk {

  private static final String CLIENT_ID = "newswatch-alert-desk";

  /** In which order they are listed. */
  public static final Comparator<Alert> NEWEST_FIRST =
      Comparator.comparing(Alert::at).reversed().thenComparing(Alert::id);

  private final Topics topics;

  /** Nothing is read yet. */
  public AlertDesk(KafkaSettings settings) {
    this(new TopicDesk(settings, CLIENT_ID));
  }

  /** The same over these topics. */
  public AlertDesk(Topics topics) {
    this.topics = topics;
  }

  /** The newest of these alerts, the newest first. */
  public List<Alert> newest(Predicate<Alert> wanted, int max)
      throws DeskException, InterruptedException {
    return newest(wanted, max, Map.of());
  }

  /**
   * The same of those that stand from these offsets on, and perhaps of others.
   *
   * @param from as {@link #indexed} says it
   */
  public List<Alert> newest(Predicate<Alert> wanted, int max, Map<Integer, Long> from)
      throws DeskException, InterruptedException {
    List<Alert> found = new ArrayList<>();
    topics.readFrom(
        Topic.ALERTS,
        from,
        record -> {
          if (Codec.ALERT.decode(record.value()) instanceof Decoded.Read<Alert> read
              && wanted.test(read.value())) {
            found.add(read.value());
            if (found.size() > 2 * max) {
              found.sort(NEWEST_FIRST);
              found.subList(max, found.size()).clear();
            }
          }
        });
    found.sort(NEWEST_FIRST);
    return found.subList(0, Math.min(max, found.size()));
  }

  /** Which of them are in the index: those before these offsets; empty where none is. */
  public Map<Integer, Long> indexed() throws DeskException, InterruptedException {
    return topics.committed(Topic.ALERTS, IndexNames.WRITER_GROUP);
  }

  /** What readers think, by alert and reader. */
  public List<AlertFeedback> feedback() throws DeskException, InterruptedException {
    return List.copyOf(topics.latest(Topic.ALERT_FEEDBACK, Codec.ALERT_FEEDBACK).values());
  }

  /** Keeps what a reader thinks; it takes the place of what the same one thought before. */
  public void put(AlertFeedback feedback) throws DeskException, InterruptedException {
    topics.write(Topic.ALERT_FEEDBACK, feedback.key(), Codec.ALERT_FEEDBACK.encode(feedback));
  }
}
