package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one message does on one channel; the value of {@link Topic#DELIVERIES}, whose key is {@link
 * #key}.
 *
 * @param messageId the id of the alert or digest
 * @param channel the place of the channel among those of the subscription, counted from 0
 * @param attempts how often it was tried
 * @param nextTry when it is tried next; null unless it waits
 * @param lastError what went wrong at the last try; null when nothing did
 * @param messageKey what the receiver tells repeats by; the same at each attempt
 * @param at when it came to this state
 */
public record Delivery(
    String messageId,
    String subscriptionId,
    int channel,
    Channel.Type type,
    State state,
    int attempts,
    @Nullable Instant nextTry,
    @Nullable String lastError,
    String messageKey,
    Instant at) {

  public Delivery {
    Check.notBlank("messageId", messageId);
    Check.notBlank("subscriptionId", subscriptionId);
    if (channel < 0 || channel >= Limits.CHANNELS_MAX) {
      throw new IllegalArgumentException("channel is no place among channels: " + channel);
    }
    Check.present("type", type);
    Check.present("state", state);
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts must not be negative: " + attempts);
    }
    Check.maxChars("lastError", lastError, Limits.WHY_CHARS_MAX);
    Check.notBlank("messageKey", messageKey);
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
