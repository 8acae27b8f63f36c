package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers of a Standard Webhook: who receives it can tell that it is ours, not altered, not an
 * old one played again ({@code webhook-timestamp}), and whether it came before ({@code
 * webhook-id}). Pure.
 */
final class StandardWebhook {

  /** What a secret starts with, so that it is known for one when it is seen where it should not. */
  static final String SECRET_PREFIX = "whsec_";

  /** Bytes of a secret that the specification asks for. */
  static final int SECRET_BYTES_LEAST = 24;

  static final int SECRET_BYTES_MOST = 64;

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String SIGNATURE_VERSION = "v1,";
  private static final String MAC = "HmacSHA256";

  private final SecretKeySpec key;

  private StandardWebhook(byte[] secret) {
    key = new SecretKeySpec(secret, MAC);
  }

  /** With this secret, or nothing when it is none: {@code whsec_} and 24 to 64 bytes as Base64. */
  static Optional<StandardWebhook> of(String secret) {
    if (!secret.startsWith(SECRET_PREFIX)) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    } catch (IllegalArgumentException e) {
      // What it is must not be told.
      return Optional.empty();
    }
    return bytes.length < SECRET_BYTES_LEAST || bytes.length > SECRET_BYTES_MOST
        ? Optional.empty()
        : Optional.of(new StandardWebhook(bytes));
  }

  /**
   * The headers of one attempt.
   *
   * @param id the same for each attempt at the same message; no dot in it
   * @param at the time of this attempt
   */
  Map<String, String> headers(String id, Instant at, byte[] body) {
    String seconds = Long.toString(at.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(ID, id);
    headers.put(TIMESTAMP, seconds);
    headers.put(SIGNATURE, SIGNATURE_VERSION + signature(id, seconds, body));
    return headers;
  }

  private String signature(String id, String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      mac.update((id + "." + seconds + ".").getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }
}
