package org.newswatch.alerts.desk;

import org.newswatch.servicekit.KafkaSettings;

/** Kafka could not be reached, or did not answer. */
public final class DeskException extends Exception {

  private static final long serialVersionUID = 1L;

  private DeskException(String message, Throwable cause) {
    super(message, cause);
  }

  static DeskException unreachable(KafkaSettings settings, Exception cause) {
    return new DeskException(
        "cannot reach Kafka at " + settings.bootstrapServers() + ": " + cause.getMessage(), cause);
  }
}
