package org.newswatch.crawler.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that every fetch goes through. Its text form leaves the credentials out.
 *
 * @param host where it is
 * @param user who we are to it; null when it does not ask
 * @param password empty when there is none
 * @param exceptions hosts in lower case that are reached directly, and so are hosts below them
 */
public record ProxySettings(
    String host, int port, @Nullable String user, String password, List<String> exceptions) {

  private static final String FORM = "must be like http://user:password@proxy.example:3128";
  private static final int PORT_MAX = 65_535;

  public ProxySettings {
    exceptions = exceptions.stream().map(exception -> exception.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * Reads {@code http://[user:password@]host:port}.
   *
   * @throws IllegalArgumentException when it is something else; what it was is not told, as it may
   *     hold a password
   */
  public static ProxySettings of(String address, List<String> exceptions) {
    URI uri = uri(address);
    String path = uri.getRawPath();
    boolean bare = (path == null || path.isEmpty() || path.equals("/")) && uri.getQuery() == null;
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > PORT_MAX || !bare) {
      throw new IllegalArgumentException("proxy " + FORM);
    }
    // Escapes are read, so that a password may hold every character.
    String userInfo = uri.getUserInfo();
    int colon = userInfo == null ? -1 : userInfo.indexOf(':');
    String user = userInfo == null || colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = userInfo == null || colon < 0 ? "" : userInfo.substring(colon + 1);
    return new ProxySettings(uri.getHost(), uri.getPort(), user, password, exceptions);
  }

  private static URI uri(String address) {
    try {
      return new URI(address.strip());
    } catch (URISyntaxException e) {
      // Without the cause, which quotes it.
      throw new IllegalArgumentException("proxy " + FORM);
    }
  }

  /** Whether this host is reached without the proxy. */
  boolean isException(String lowerCaseHost) {
    return exceptions.stream()
        .anyMatch(
            exception ->
                lowerCaseHost.equals(exception) || lowerCaseHost.endsWith("." + exception));
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port;
  }
}
