package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newswatch.alerts.delivery.FakeRelay.Manner;
import org.newswatch.servicekit.Secrets;

@Timeout(60)
final class EmailSenderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(500);

  private static MailSettings settings(int port, MailSettings.Security security) {
    return new MailSettings(
        "127.0.0.1", port, security, "newswatch@paper.example", null, null, null);
  }

  private static Sent send(FakeRelay relay, Duration timeout) throws InterruptedException {
    return send(relay, timeout, MailSettings.Security.NONE, Samples.one());
  }

  private static Sent send(
      FakeRelay relay, Duration timeout, MailSettings.Security security, Message.Content content)
      throws InterruptedException {
    MailSettings settings = settings(relay.port(), security);
    var secrets = new Secrets(name -> null, Map.of(), Path.of("."));
    try (var sender =
        new EmailSender(settings, secrets, new MailWriter(settings, new LetterHtml()), timeout)) {
      return sender.send(Samples.message(Samples.EMAIL, content));
    }
  }

  private static MimeMessage read(String data) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(data.getBytes(ISO_8859_1)));
  }

  @Test
  void a_mail_has_a_text_and_an_html_part_and_goes_to_one_mailbox() throws Exception {
    try (var relay = new FakeRelay(Manner.GOOD)) {
      assertThat(send(relay, PATIENCE)).isEqualTo(Sent.DELIVERED);

      FakeRelay.Mail mail = relay.mails().getFirst();
      assertThat(mail.recipients()).singleElement().asString().contains("<ida@desk.example>");
      MimeMessage message = read(mail.data());
      assertThat(message.getSubject()).isEqualTo("Aurelia Low: Ferry stands still at Low harbour");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      var parts = (MimeMultipart) message.getContent();
      assertThat(parts.getContentType()).startsWith("multipart/alternative");
      assertThat(parts.getBodyPart(0).getContent().toString()).contains("*Aureliya");
      assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
      assertThat(parts.getBodyPart(1).getContent().toString())
          .contains("<mark>Aureliya Low</mark>");
    }
  }

  @Test
  void a_repeated_mail_keeps_its_message_id_and_stands_with_its_story() throws Exception {
    try (var relay = new FakeRelay(Manner.GOOD)) {
      var unused = send(relay, PATIENCE);
      var again = send(relay, PATIENCE);

      assertThat(again).isEqualTo(Sent.DELIVERED);
      List<String> ids = new java.util.ArrayList<>();
      for (FakeRelay.Mail mail : relay.mails()) {
        ids.add(read(mail.data()).getMessageID());
        assertThat(read(mail.data()).getHeader("References"))
            .containsExactly("<story-s-1-aurelia-low@paper.example>");
      }
      assertThat(ids).containsExactly("<0a1b2c-0@paper.example>", "<0a1b2c-0@paper.example>");
    }
  }

  @Test
  void an_unknown_mailbox_is_a_refusal_and_a_busy_relay_is_not() throws Exception {
    try (var relay = new FakeRelay(Manner.REFUSES)) {
      assertThat(send(relay, PATIENCE))
          .isInstanceOfSatisfying(
              Sent.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("smtp-550"));
    }
    try (var relay = new FakeRelay(Manner.BUSY)) {
      assertThat(send(relay, PATIENCE))
          .isInstanceOfSatisfying(
              Sent.Later.class, later -> assertThat(later.reason()).isEqualTo("smtp-451"));
    }
  }

  @Test
  void a_relay_that_says_nothing_or_talks_without_end_is_left_in_time() throws Exception {
    try (var relay = new FakeRelay(Manner.SILENT)) {
      assertThat(send(relay, SHORT)).isInstanceOf(Sent.Later.class);
    }
    try (var relay = new FakeRelay(Manner.ENDLESS)) {
      assertThat(send(relay, PATIENCE)).isInstanceOf(Sent.Later.class);
    }
  }

  @Test
  void a_relay_that_does_not_keep_the_line_private_gets_no_mail() throws Exception {
    try (var relay = new FakeRelay(Manner.GOOD)) {
      assertThat(send(relay, PATIENCE, MailSettings.Security.STARTTLS, Samples.one()))
          .isInstanceOf(Sent.Later.class);
      assertThat(relay.mails()).isEmpty();
    }
  }

  @Test
  void a_conversation_over_tls_is_cut_when_its_time_is_over() throws Exception {
    MailSettings settings;
    try (var relay = new FakeRelay(Manner.DRIPPING)) {
      settings = settings(relay.port(), MailSettings.Security.TLS);
      var secrets = new Secrets(name -> null, Map.of(), Path.of("."));
      try (var sender =
          new EmailSender(settings, secrets, new MailWriter(settings, new LetterHtml()), SHORT)) {
        assertThat(sender.send(Samples.message(Samples.EMAIL, Samples.one())))
            .isInstanceOf(Sent.Later.class);
        await().atMost(PATIENCE).until(relay::isLeft);
      }
    }
  }

  @Test
  void the_unsubscribe_button_writes_to_who_can_do_it_or_else_mutes_the_story() throws Exception {
    assertThat(unsubscribe("desk+alerts@paper.example", Samples.one()))
        .containsExactly("<mailto:desk%2Balerts@paper.example?subject=Pause%20aurelia-low>");
    assertThat(unsubscribe(null, Samples.one()))
        .containsExactly("<https://news.example/alerts/mute/s-1>");
    assertThat(unsubscribe(null, new Message.Content.Many(Samples.day()))).isNull();
  }

  private static String @Nullable [] unsubscribe(@Nullable String mailbox, Message.Content content)
      throws Exception {
    var settings =
        new MailSettings(
            "127.0.0.1",
            25,
            MailSettings.Security.NONE,
            "newswatch@paper.example",
            null,
            null,
            mailbox);
    return new MailWriter(settings, new LetterHtml())
        .write(Session.getInstance(new Properties()), Samples.message(Samples.EMAIL, content))
        .getHeader("List-Unsubscribe");
  }

  @Property(tries = 60)
  void no_title_makes_a_header(@ForAll String foreign) throws Exception {
    MailSettings settings = settings(25, MailSettings.Security.NONE);
    String title = "x\r\nBcc: eva@desk.example\r\n\r\n" + foreign;
    var bytes = new java.io.ByteArrayOutputStream();
    new MailWriter(settings, new LetterHtml())
        .write(
            Session.getInstance(new Properties()),
            Samples.message(Samples.EMAIL, new Message.Content.One(Samples.alert("s-1", 1, title))))
        .writeTo(bytes);

    MimeMessage read = read(bytes.toString(ISO_8859_1));

    assertThat(Collections.list(read.getAllHeaders()))
        .extracting(jakarta.mail.Header::getName)
        .doesNotContain("Bcc")
        .hasSize(13);
  }
}
