package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one message does on one channel; the value of {@link Topic#DELIVERIES}, whose key is {@link
 * #key}.
 *
 * @param messageId the id of the alert or digest
 * @param kind which of the two it is, and so the topic that holds it
 * @param partition where it stands in that topic; this record stands in the same partition of its
 *     own topic, so that whoever reads the messages of a partition knows how they do
 * @param offset its place in that partition
 * @param channel the place of the channel among those of the subscription, counted from 0
 * @param destination {@link Channel#destination} of that channel: where its list is changed, the
 *     message goes to no other; null in records of earlier builds
 * @param attempts how often it was tried
 * @param nextTry when it is tried next; null unless it waits
 * @param lastError what went wrong at the last try; null when nothing did
 * @param messageKey what the receiver tells repeats by; the same at each attempt
 * @param since from when on its attempts are counted; given up a while after that
 * @param at when it came to this state
 */
public record Delivery(
    String messageId,
    Kind kind,
    int partition,
    long offset,
    String subscriptionId,
    int channel,
    Channel.Type type,
    @Nullable String destination,
    State state,
    int attempts,
    @Nullable Instant nextTry,
    @Nullable String lastError,
    String messageKey,
    Instant since,
    Instant at) {

  public Delivery {
    Check.notBlank("messageId", messageId);
    Check.present("kind", kind);
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException("no place in a topic: " + partition + ", " + offset);
    }
    Check.notBlank("subscriptionId", subscriptionId);
    if (channel < 0 || channel >= Limits.CHANNELS_MAX) {
      throw new IllegalArgumentException("channel is no place among channels: " + channel);
    }
    Check.present("type", type);
    Check.maxChars("destination", destination, Limits.LABEL_CHARS_MAX);
    Check.present("state", state);
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts must not be negative: " + attempts);
    }
    Check.maxChars("lastError", lastError, Limits.WHY_CHARS_MAX);
    Check.notBlank("messageKey", messageKey);
    Check.inCalendar("since", since);
    Check.inCalendar("at", at);
  }

  /** The key of its record. */
  public String key() {
    return key(messageId, channel);
  }

  /** The key of the record of this message and channel. */
  public static String key(String messageId, int channel) {
    return messageId + '/' + channel;
  }

  /**
   * As somebody wants it who has a dead one tried again: at once, and for as long as a new one,
   * under the same key. Later than this row by its time, whatever the clock says, so that whoever
   * reads both knows which one counts.
   */
  public Delivery revived(Instant now) {
    Instant later = now.isAfter(at) ? now : at.plusMillis(1);
    return with(State.PENDING, 0, later, lastError, later, later);
  }

  /** The same message to the same channel, as it does at another time. */
  public Delivery with(
      State newState,
      int newAttempts,
      @Nullable Instant newNextTry,
      @Nullable String newLastError,
      Instant newSince,
      Instant newAt) {
    return new Delivery(
        messageId,
        kind,
        partition,
        offset,
        subscriptionId,
        channel,
        type,
        destination,
        newState,
        newAttempts,
        newNextTry,
        newLastError,
        messageKey,
        newSince,
        newAt);
  }

  /** What is delivered. */
  public enum Kind {
    /** An alert by itself, from {@link Topic#ALERTS}. */
    @JsonProperty("alert")
    ALERT,
    /** Alerts together, from {@link Topic#DIGESTS}. */
    @JsonProperty("digest")
    DIGEST
  }

  /** Where a delivery stands. */
  public enum State {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("delivered")
    DELIVERED,
    /** Given up, until somebody has it tried again. */
    @JsonProperty("dead")
    DEAD
  }
}
