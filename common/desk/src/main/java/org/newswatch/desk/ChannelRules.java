package org.newswatch.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Channel;
import org.newswatch.servicekit.Secrets;

/**
 * What a channel must be, checked before a subscription is kept and again before each sending. A
 * fault is a sentence that says what to write instead; it never repeats what may be a secret.
 */
public final class ChannelRules {

  /**
   * What every topic begins with that alerts are written to, so that none of ours is among them.
   */
  public static final String TOPIC_PREFIX = "newswatch-alerts.";

  private static final int ADDRESS_CHARS_MAX = 254;
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final int MAILBOX_CHARS_MAX = 64;
  private static final Pattern MAILBOX =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+(?:\\.[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+)*+");
  private static final Pattern LABEL = Pattern.compile("[^\\p{Cntrl}]{1,100}");

  private ChannelRules() {}

  /** What is wrong with a channel, and how to mend it; empty when nothing is. */
  public static Optional<String> problem(Channel channel) {
    String reference = channel.secretRef();
    Optional<String> secret = reference == null ? Optional.empty() : Secrets.problem(reference);
    if (secret.isPresent()) {
      return secret;
    }
    return switch (channel.type()) {
      case WEBHOOK -> webhook(channel.target(), reference);
      case SLACK -> slack(channel.target(), reference);
      case EMAIL ->
          isMailbox(channel.target())
              ? Optional.empty()
              : Optional.of("an e-mail channel needs one plain address, as desk@paper.example");
      case TOPIC -> topic(channel.target());
      case RSS ->
          channel.target().isEmpty()
              ? Optional.empty()
              : Optional.of("a feed has no target: it is named after the subscription");
    };
  }

  private static Optional<String> webhook(String target, @Nullable String reference) {
    if (web(target).isEmpty()) {
      return Optional.of(
          "a web hook needs an http or https address without user or password, as"
              + " https://desk.example/hooks/newswatch");
    }
    return reference == null
        ? Optional.of(
            "a web hook needs the name of its signing secret, as env:DESK_HOOK, which holds whsec_"
                + " and 24 to 64 random bytes in Base64")
        : Optional.empty();
  }

  private static Optional<String> slack(String target, @Nullable String reference) {
    if (reference == null || target.contains("://")) {
      return Optional.of(
          "the address of a Slack web hook is a secret: keep it in a variable or a file, name that"
              + " as the secret (env:SLACK_DESK), and give a label such as #desk as the target");
    }
    return LABEL.matcher(target).matches()
        ? Optional.empty()
        : Optional.of("a label has at most 100 characters and no line ends");
  }

  private static Optional<String> topic(String target) {
    return TOPIC.matcher(target).matches()
        ? Optional.empty()
        : Optional.of(
            "a topic needs a name of letters, digits, dots, dashes and underscores, at most 200; it"
                + " is written to as "
                + TOPIC_PREFIX
                + "NAME");
  }

  /** The address of a web hook; empty when it is none that we would post to. */
  public static Optional<URI> web(String address) {
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean good =
          (scheme.equals("http") || scheme.equals("https"))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null;
      return good ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether this is one address and nothing else: no name, no list, no line end. */
  public static boolean isMailbox(String address) {
    int at = address.indexOf('@');
    return at > 0
        && at <= MAILBOX_CHARS_MAX
        && address.length() <= ADDRESS_CHARS_MAX
        && MAILBOX.matcher(address.substring(0, at)).matches()
        && HOST.matcher(address.substring(at + 1)).matches();
  }
}
