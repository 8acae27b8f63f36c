package org.newswatch.alerts.delivery;

import org.jspecify.annotations.Nullable;
import org.newswatch.desk.ChannelRules;
import org.newswatch.servicekit.Secrets;
import org.newswatch.servicekit.Setting;

/** The relay that takes e-mail from us. */
public record MailSettings(
    @Setting(doc = "The mail relay; unset: no e-mail is sent.") @Nullable String host,
    @Setting(doc = "Its port.", def = "587") int port,
    @Setting(
            doc =
                "How the line is kept private: starttls, tls (from the first byte), or none for a"
                    + " relay on the same machine.",
            def = "starttls")
        Security security,
    @Setting(doc = "Whom messages come from, one plain address.", def = "newswatch@localhost")
        String from,
    @Setting(doc = "Who logs in at the relay; unset: nobody does.") @Nullable String user,
    @Setting(doc = "Where the password is: env:NAME, file:PATH or config:NAME.")
        @Nullable String passwordRef,
    @Setting(
            doc =
                "Mailbox of whoever ends or pauses subscriptions, for the unsubscribe button of"
                    + " mail programs; unset: the button mutes the story where alerts have pages,"
                    + " and is not there otherwise.")
        @Nullable String unsubscribe) {

  private static final int PORT_MAX = 65_535;

  /** How the line to the relay is kept private. */
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  /** No relay. */
  public static final MailSettings NONE =
      new MailSettings(null, 587, Security.STARTTLS, "newswatch@localhost", null, null, null);

  public MailSettings {
    if (port < 1 || port > PORT_MAX) {
      throw new IllegalArgumentException("port must be from 1 to " + PORT_MAX + ": " + port);
    }
    if (!ChannelRules.isMailbox(from)) {
      throw new IllegalArgumentException("from must be one plain address, as desk@paper.example");
    }
    if (unsubscribe != null && !ChannelRules.isMailbox(unsubscribe)) {
      throw new IllegalArgumentException("unsubscribe must be one plain address");
    }
    if (passwordRef != null) {
      var problem = Secrets.problem(passwordRef);
      if (problem.isPresent()) {
        throw new IllegalArgumentException("password-ref: " + problem.get());
      }
    }
    if ((user == null) != (passwordRef == null)) {
      throw new IllegalArgumentException("user and password-ref are set together");
    }
  }

  /** The domain of {@link #from}. */
  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }
}
