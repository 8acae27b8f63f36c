package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StandardWebhookTest {

  /** The example that the specification's libraries are tested with. */
  @Test
  void it_signs_as_the_libraries_of_the_standard_do() {
    var signer = StandardWebhook.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

    Map<String, String> headers =
        signer.headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1_614_265_330),
            "{\"test\": 2432232314}".getBytes(UTF_8));

    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Property(tries = 200)
  void what_is_signed_is_id_time_and_body(
      @ForAll @Size(min = 24, max = 64) byte[] secret, @ForAll byte[] body, @ForAll int seconds)
      throws Exception {
    var signer =
        StandardWebhook.of("whsec_" + Base64.getEncoder().encodeToString(secret)).orElseThrow();

    String signature =
        signer.headers("a/0", Instant.ofEpochSecond(seconds), body).get("webhook-signature");

    byte[] head = ("a/0." + seconds + ".").getBytes(UTF_8);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    byte[] signed = ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
    assertThat(signature)
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!"})
  void what_is_no_secret_of_the_standard_is_none(String text) {
    assertThat(StandardWebhook.of(text)).isEmpty();
  }
}
