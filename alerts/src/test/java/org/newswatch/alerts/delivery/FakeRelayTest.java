package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class FakeRelayTest {

  private static final String DIALOG =
      "EHLO here\r\nMAIL FROM:<a@here.test>\r\nRCPT TO:<b@there.test>\r\nDATA\r\nSubject: half";

  @Test
  void a_mail_whose_sender_is_gone_before_its_end_is_no_mail() throws IOException {
    try (var relay = new FakeRelay(FakeRelay.Manner.GOOD)) {
      assertThat(answers(relay, DIALOG)).contains("354 go on").doesNotContain("250 taken");
      assertThat(relay.mails()).isEmpty();
    }
  }

  @Test
  void a_mail_that_came_to_its_end_is_taken() throws IOException {
    try (var relay = new FakeRelay(FakeRelay.Manner.GOOD)) {
      assertThat(answers(relay, DIALOG + "\r\n.\r\n")).contains("250 taken");
      assertThat(relay.mails()).hasSize(1);
    }
  }

  /** All that it says to who says this and goes. */
  private static String answers(FakeRelay relay, String dialog) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
      socket.getOutputStream().write(dialog.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
