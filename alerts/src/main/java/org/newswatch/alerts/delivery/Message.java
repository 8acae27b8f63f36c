package org.newswatch.alerts.delivery;

import java.time.Instant;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Channel;
import org.newswatch.contract.Digest;
import org.newswatch.contract.Subscription;

/**
 * What goes to one channel.
 *
 * @param key what the receiver tells repeats by: the same for each attempt
 * @param channel where it goes
 * @param subscription whose it is, at its newest version
 */
public record Message(String key, Channel channel, Subscription subscription, Content content) {

  /** What it tells. */
  public sealed interface Content {

    /** When it was told. */
    Instant at();

    /** An alert by itself. */
    record One(Alert alert) implements Content {
      @Override
      public Instant at() {
        return alert.at();
      }
    }

    /** Alerts that go out together, or that there were none. */
    record Many(Digest digest) implements Content {
      @Override
      public Instant at() {
        return digest.at();
      }
    }
  }
}
