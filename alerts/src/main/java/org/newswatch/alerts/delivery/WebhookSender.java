package org.newswatch.alerts.delivery;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.newswatch.contract.Channel;
import org.newswatch.desk.ChannelRules;
import org.newswatch.servicekit.Secrets;

/** Posts the message as JSON, signed as Standard Webhooks asks. */
final class WebhookSender implements ChannelSender {

  private final Outbound outbound;
  private final Secrets secrets;
  private final InstantSource clock;

  WebhookSender(Outbound outbound, Secrets secrets, InstantSource clock) {
    this.outbound = outbound;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Sent send(Message message) throws InterruptedException {
    Channel channel = message.channel();
    Optional<URI> target = ChannelRules.web(channel.target());
    String reference = channel.secretRef();
    if (target.isEmpty() || reference == null) {
      return new Sent.Dead("channel", ChannelRules.problem(channel).orElse("no web hook"));
    }
    Optional<StandardWebhook> signer = secrets.resolve(reference).flatMap(StandardWebhook::of);
    if (signer.isEmpty()) {
      return Sent.later(
          "secret", reference + " holds no whsec_ secret of 24 to 64 bytes in Base64");
    }
    byte[] body = Payload.of(message.content());
    return outbound.post(
        target.get(), body, signer.get().headers(message.key(), clock.instant(), body));
  }
}
