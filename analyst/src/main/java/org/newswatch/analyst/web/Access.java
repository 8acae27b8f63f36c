package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in: whoever reaches this machine's loopback, or, once there is a token, whoever has
 * that. All who have it are one reader. Thread-safe.
 */
public final class Access {

  /** Characters of a token that nobody guesses. */
  public static final int TOKEN_CHARS_LEAST = 16;

  private static final String MAC = "HmacSHA256";
  private static final byte[] SESSION = "newswatch pages".getBytes(UTF_8);
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
  private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[^:]+)(:[0-9]{1,5})?");

  private final Set<String> hosts;
  private final byte @Nullable [] token;
  private final String session;

  /**
   * @param hosts names beside those of loopback under which the pages are asked for
   * @param token what a reader has; null to let in whoever reaches the pages
   */
  public Access(List<String> hosts, @Nullable String token) {
    this.hosts =
        hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.token = token == null ? null : token.getBytes(UTF_8);
    this.session = token == null ? "" : HexFormat.of().formatHex(mac(token.getBytes(UTF_8)));
  }

  /** What a browser keeps instead of the token, which it does not tell. */
  private static byte[] mac(byte[] token) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(token, MAC));
      return mac.doFinal(SESSION);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  /** Whether a request that names this host is meant for us. */
  boolean isOurs(@Nullable String host) {
    if (host == null) {
      return false;
    }
    var parts = HOST.matcher(host.toLowerCase(Locale.ROOT));
    return parts.matches()
        && (LOOPBACK.matcher(parts.group(1)).matches() || hosts.contains(parts.group(1)));
  }

  /** Whether nobody need show anything. */
  boolean isOpen() {
    return token == null;
  }

  /** Whether this is the token. Takes as long whatever is wrong with it. */
  boolean isToken(@Nullable String given) {
    byte[] expected = token;
    return expected != null
        && given != null
        && MessageDigest.isEqual(
            mac(expected), mac((given.isEmpty() ? " " : given).getBytes(UTF_8)));
  }

  /** What a browser is given that showed the token. */
  String session() {
    return session;
  }

  /** Whether a browser was given this. */
  boolean isSession(@Nullable String given) {
    return token != null
        && given != null
        && MessageDigest.isEqual(session.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
