package org.newswatch.alerts.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.KafkaClients;

/** Reads what was told, and keeps what readers think of it. */
public final class AlertDesk {

  private static final String CLIENT_ID = "newswatch-alert-desk";

  private final KafkaSettings settings;

  /** Nothing is read yet. */
  public AlertDesk(KafkaSettings settings) {
    this.settings = settings;
  }

  /** The newest of these alerts, the newest first. */
  public List<Alert> newest(Predicate<Alert> wanted, int max)
      throws DeskException, InterruptedException {
    List<Alert> found = new ArrayList<>();
    Comparator<Alert> newestFirst =
        Comparator.comparing(Alert::at).reversed().thenComparing(Alert::id);
    TopicReader.readAll(
        settings,
        CLIENT_ID,
        Topic.ALERTS,
        record -> {
          if (Codec.ALERT.decode(record.value()) instanceof Decoded.Read<Alert> read
              && wanted.test(read.value())) {
            found.add(read.value());
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
    Map<String, AlertFeedback> last = new LinkedHashMap<>();
    TopicReader.readAll(
        settings,
        CLIENT_ID,
        Topic.ALERT_FEEDBACK,
        record -> {
          if (Codec.ALERT_FEEDBACK.decode(record.value())
              instanceof Decoded.Read<AlertFeedback> read) {
            last.put(read.value().key(), read.value());
          }
        });
    return List.copyOf(last.values());
  }

  /** Keeps what a reader thinks; it takes the place of what the same one thought before. */
  public void put(AlertFeedback feedback) throws DeskException, InterruptedException {
    try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings, CLIENT_ID)) {
      var unused =
          producer
              .send(
                  new ProducerRecord<>(
                      Topic.ALERT_FEEDBACK.topicName(),
                      feedback.key().getBytes(UTF_8),
                      Codec.ALERT_FEEDBACK.encode(feedback)))
              .get(TopicReader.ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw DeskException.unreachable(settings, e);
    }
  }
}
