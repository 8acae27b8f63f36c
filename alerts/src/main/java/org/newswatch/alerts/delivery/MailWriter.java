package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URLEncoder;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;

/**
 * Puts a message into the form of mail: HTML and plain text, a Message-ID that is the same whenever
 * it is sent, and what joins the mails about one story. No header can be smuggled in: what is
 * foreign stands in one line or encoded.
 */
final class MailWriter {

  private static final String CHARSET = "UTF-8";
  private static final String UNSUBSCRIBE = "List-Unsubscribe";

  /** No bracket, comma, space or line end, which would end the entry; short enough for a line. */
  private static final Pattern SAFE_LINK = Pattern.compile("[\\x21-\\x7e&&[^<>,\"]]{1,900}");

  private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^a-z0-9-]+");

  private final MailSettings settings;
  private final LetterHtml html;

  MailWriter(MailSettings settings, LetterHtml html) {
    this.settings = settings;
    this.html = html;
  }

  /** The mail; the same bytes for the same message. */
  MimeMessage write(Session session, Message message) throws MessagingException {
    Letter letter = Letters.of(message);
    String id = id(message.key());
    var mail = new Mail(session, id);
    mail.setFrom(new InternetAddress(settings.from()));
    mail.setRecipient(RecipientType.TO, new InternetAddress(message.channel().target(), true));
    mail.setSubject(Lines.one(letter.subject()), CHARSET);
    mail.setSentDate(Date.from(message.content().at()));
    // Machines that answer mail must not answer this.
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    mail.setHeader("List-Id", "<" + label(message.subscription().id()) + "." + domain() + ">");
    unsubscribe(mail, message);
    thread(mail, message.content());
    var alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(part(LetterText.of(letter), "plain"));
    // The last one is the one that readers are shown if they can.
    alternatives.addBodyPart(part(html.of(letter), "html"));
    mail.setContent(alternatives);
    mail.saveChanges();
    return mail;
  }

  /** The Message-ID of every mail under this key. */
  String id(String key) {
    return "<" + label(key) + "@" + domain() + ">";
  }

  private String domain() {
    return settings.domain();
  }

  /** What the unsubscribe button of a mail program does, as far as there is anything to do. */
  private void unsubscribe(MimeMessage mail, Message message) throws MessagingException {
    String mailbox = settings.unsubscribe();
    @Nullable String mute =
        switch (message.content()) {
          case Message.Content.One one -> Lines.link(one.alert().links().mute());
          case Message.Content.Many many -> null;
        };
    if (mailbox != null) {
      String subject = "Pause " + message.subscription().id();
      mail.setHeader(
          UNSUBSCRIBE, "<mailto:" + encoded(mailbox) + "?subject=" + encoded(subject) + ">");
    } else if (mute != null && SAFE_LINK.matcher(mute).matches()) {
      mail.setHeader(UNSUBSCRIBE, "<" + mute + ">");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%40", "@");
  }

  /** Mails about one story stand together, each an answer to a first one that nobody ever sent. */
  private void thread(MimeMessage mail, Message.Content content) throws MessagingException {
    @Nullable Alert alert =
        switch (content) {
          case Message.Content.One one -> one.alert();
          case Message.Content.Many many -> null;
        };
    if (alert != null && alert.storyId() != null) {
      String root = id("story-" + alert.storyId() + "-" + alert.subscriptionId());
      mail.setHeader("In-Reply-To", root);
      mail.setHeader("References", root);
    }
  }

  private static String label(String name) {
    return NOT_IN_AN_ID.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, CHARSET, subtype);
    return part;
  }

  /** Keeps its Message-ID, where the library would make up a new one, and a fixed boundary. */
  private static final class Mail extends MimeMessage {
    private final String id;

    Mail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
