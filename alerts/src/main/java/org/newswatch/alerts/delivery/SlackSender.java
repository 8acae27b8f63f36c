package org.newswatch.alerts.delivery;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.newswatch.desk.ChannelRules;
import org.newswatch.servicekit.Secrets;

/** Posts the letter as blocks to an address that is itself the secret. */
final class SlackSender implements ChannelSender {

  private final Outbound outbound;
  private final Secrets secrets;

  SlackSender(Outbound outbound, Secrets secrets) {
    this.outbound = outbound;
    this.secrets = secrets;
  }

  @Override
  public Sent send(Message message) throws InterruptedException {
    String reference = message.channel().secretRef();
    if (reference == null) {
      return new Sent.Dead("channel", ChannelRules.problem(message.channel()).orElse("no address"));
    }
    Optional<URI> target = secrets.resolve(reference).flatMap(ChannelRules::web);
    if (target.isEmpty()) {
      return Sent.later("secret", reference + " holds no http or https address");
    }
    return outbound.post(target.get(), SlackBlocks.of(Letters.of(message)), Map.of());
  }
}
