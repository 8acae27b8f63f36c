package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.newswatch.contract.Codec;

/**
 * A message as programs read it: {@code {"type": "alert" | "digest", "timestamp", "data"}}, the
 * data being the record of the contract. The same message always gives the same bytes.
 */
final class Payload {

  private Payload() {}

  static byte[] of(Message.Content content) {
    return switch (content) {
      case Message.Content.One one -> enveloped("alert", one.at(), Codec.ALERT.encode(one.alert()));
      case Message.Content.Many many ->
          enveloped("digest", many.at(), Codec.DIGEST.encode(many.digest()));
    };
  }

  private static byte[] enveloped(String type, Instant at, byte[] data) {
    String head = "{\"type\":\"" + type + "\",\"timestamp\":\"" + at + "\",\"data\":";
    var bytes = new ByteArrayOutputStream(head.length() + data.length + 1);
    bytes.writeBytes(head.getBytes(UTF_8));
    bytes.writeBytes(data);
    bytes.write('}');
    return bytes.toByteArray();
  }
}
