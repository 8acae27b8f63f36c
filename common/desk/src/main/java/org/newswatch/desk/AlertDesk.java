package org.newswatch.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.kafka.Topics;

/** Reads what was told, and keeps what readers think of it. */
public final class AlertDesk {

  private static final String CLIENT_ID = "newswatch-alert-desk";

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
    List<Alert> found = new ArrayList<>();
    Comparator<Alert> newestFirst =
        Comparator.comparing(Alert::at).reversed().thenComparing(Alert::id);
    topics.each(
        Topic.ALERTS,
        Codec.ALERT,
        alert -> {
          if (wanted.test(alert)) {
            found.add(alert);
            if (found.size() > 2 * max) {
              found.sort(newestFirst);
              found.subList(max, found.size()).clear();
            }
          }
        });
    found.sort(newestFirst);
    return found.subList(0, Math.min(max, found.size()));
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
