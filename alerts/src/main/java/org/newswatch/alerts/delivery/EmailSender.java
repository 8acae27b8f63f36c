package org.newswatch.alerts.delivery;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Text;
import org.newswatch.desk.ChannelRules;
import org.newswatch.servicekit.Secrets;

/**
 * Hands the letter to the mail relay. Conversations run on a few threads of their own, because the
 * library holds locks while it waits; each is bounded as a whole.
 */
final class EmailSender implements ChannelSender, AutoCloseable {

  /** Until the relay must have taken the mail. */
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final int CONVERSATIONS_MAX = 4;
  private static final int DETAIL_CHARS_MAX = 300;

  private final MailSettings settings;
  private final Secrets secrets;
  private final MailWriter writer;
  private final Duration timeout;
  private final Aside aside = new Aside("alerts-mail", CONVERSATIONS_MAX);

  /** The time of a mail starts when its turn comes: others must not use it up. */
  private final Semaphore turns = new Semaphore(CONVERSATIONS_MAX, true);

  EmailSender(MailSettings settings, Secrets secrets, MailWriter writer, Duration timeout) {
    this.settings = settings;
    this.secrets = secrets;
    this.writer = writer;
    this.timeout = timeout;
  }

  @Override
  public Sent send(Message message) throws InterruptedException {
    String host = settings.host();
    if (host == null) {
      return Sent.later("no-relay", "no mail relay is set: alerts.mail.host names one");
    }
    Optional<String> problem = ChannelRules.problem(message.channel());
    if (problem.isPresent()) {
      return new Sent.Dead("channel", problem.get());
    }
    String reference = settings.passwordRef();
    @Nullable String password = reference == null ? null : secrets.resolve(reference).orElse(null);
    if (reference != null && password == null) {
      return Sent.later("secret", reference + " holds no password for the relay");
    }
    turns.acquire();
    try {
      var line = new RelaySocket.Factory();
      Future<?> done =
          aside.submit(
              () -> {
                talk(host, password, message, line);
                return "";
              });
      return await(done, line);
    } finally {
      turns.release();
    }
  }

  private Sent await(Future<?> done, RelaySocket.Factory line) throws InterruptedException {
    try {
      done.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return Sent.DELIVERED;
    } catch (TimeoutException e) {
      return Sent.later(
          "timeout", "the relay did not take it within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } finally {
      done.cancel(true);
      line.cut();
    }
  }

  private void talk(
      String host, @Nullable String password, Message message, RelaySocket.Factory line)
      throws MessagingException {
    Session session = Session.getInstance(properties(line));
    MimeMessage mail = writer.write(session, message);
    Address[] recipients = mail.getAllRecipients();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(host, settings.port(), settings.user(), password);
      transport.sendMessage(mail, recipients);
    }
  }

  private Properties properties(RelaySocket.Factory line) {
    String millis = Long.toString(timeout.toMillis());
    boolean tls = settings.security() == MailSettings.Security.TLS;
    boolean starttls = settings.security() == MailSettings.Security.STARTTLS;
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.auth", Boolean.toString(settings.user() != null));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    // Taken is taken: nobody waits for a good-bye.
    properties.put("mail.smtp.quitwait", "false");
    // Asking the machine for its own name would ask a name server.
    properties.put("mail.smtp.localhost", settings.domain());
    // The library puts TLS around the line where that is wanted.
    properties.put("mail.smtp.socketFactory", line);
    properties.put("mail.smtp.socketFactory.fallback", "false");
    return properties;
  }

  /** 5xx is a refusal of this mail; a failed log-in and everything else is the relay's trouble. */
  private static Sent failed(Throwable e) {
    String detail = shown(e);
    if (e instanceof AuthenticationFailedException) {
      return Sent.later("relay-login", detail);
    }
    int code = code(e);
    if (code >= 500 && code < 600) {
      return new Sent.Refused("smtp-" + code, detail);
    }
    return Sent.later(code >= 400 && code < 500 ? "smtp-" + code : "relay", detail);
  }

  private static int code(Throwable e) {
    int code = 0;
    @Nullable Throwable each = e;
    while (each != null) {
      if (each instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (each instanceof SMTPSendFailedException send) {
        code = send.getReturnCode();
      }
      each = each instanceof MessagingException next ? next.getNextException() : null;
    }
    return code;
  }

  private static String shown(Throwable e) {
    String line = e.getClass().getSimpleName() + ": " + e.getMessage();
    return Text.cut(line.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), DETAIL_CHARS_MAX);
  }

  @Override
  public void close() {
    aside.close();
  }
}
