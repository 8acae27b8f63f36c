package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One way that a subscription's alerts go out.
 *
 * @param target the address: of the web hook, of the mailbox, or the topic's name; empty for {@link
 *     Type#RSS}, whose feed is named after the subscription
 * @param secretRef where the secret is kept that signs or opens the way ({@code env:NAME} or {@code
 *     file:NAME}), never the secret itself; null when there is none
 */
public record Channel(Type type, String target, @Nullable String secretRef) {

  public Channel {
    Check.present("channel.type", type);
    Check.maxChars("channel.target", target, Limits.URL_CHARS_MAX);
    if (type == Type.RSS) {
      Check.present("channel.target", target);
    } else {
      Check.notBlank("channel.target", target);
    }
    Check.maxChars("channel.secretRef", secretRef, Limits.LABEL_CHARS_MAX);
  }

  /**
   * What tells this way from every other: a hash of its type and of where it leads, for {@link
   * Type#SLACK} the reference, as its target is only a label. Another secret to sign with leaves it
   * as it is.
   */
  public String destination() {
    String place = type == Type.SLACK && secretRef != null ? secretRef : target;
    return ArticleId.hash("channel", type.name(), place);
  }

  /** What kind of way it is. */
  public enum Type {
    /** A POST signed as Standard Webhooks asks. */
    @JsonProperty("webhook")
    WEBHOOK,
    @JsonProperty("email")
    EMAIL,
    /** A POST that Slack and what speaks like it understand. */
    @JsonProperty("slack")
    SLACK,
    /** A feed that is fetched from us. */
    @JsonProperty("rss")
    RSS,
    /** A topic of the same Kafka. */
    @JsonProperty("topic")
    TOPIC
  }
}
