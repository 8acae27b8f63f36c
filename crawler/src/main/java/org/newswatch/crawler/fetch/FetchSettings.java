package org.newswatch.crawler.fetch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How pages are fetched.
 *
 * @param agentToken the name robots.txt rules are looked up by
 * @param userAgent what servers see
 * @param hostDelay least pause between two requests to a registrable domain
 * @param crawlDelayMax longest Crawl-delay honoured
 * @param bodyBytesMax largest body read, decompressed
 * @param timeout for one page, redirects included, waiting for its turn not
 * @param redirectsMax redirects followed
 * @param robotsCache how long a robots.txt is believed
 * @param hosts address or address:port by host in lower case, instead of DNS
 * @param privateHosts hosts that may have private addresses, as host for every port or host:port
 * @param proxy what fetches go through, null for none
 */
public record FetchSettings(
    String agentToken,
    String userAgent,
    Duration hostDelay,
    Duration crawlDelayMax,
    int bodyBytesMax,
    Duration timeout,
    int redirectsMax,
    Duration robotsCache,
    Map<String, String> hosts,
    Set<String> privateHosts,
    @Nullable ProxySettings proxy) {

  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+\\])(?::\\d{1,5})?");

  public FetchSettings {
    hosts = Map.copyOf(hosts);
    privateHosts = Set.copyOf(privateHosts);
  }

  /**
   * The same, with further hosts that may have private addresses.
   *
   * @param hostsOrPorts as host for every port or host:port
   */
  public FetchSettings allowing(Set<String> hostsOrPorts) {
    Set<String> allowed = new HashSet<>(privateHosts);
    allowed.addAll(hostsOrPorts);
    return new FetchSettings(
        agentToken,
        userAgent,
        hostDelay,
        crawlDelayMax,
        bodyBytesMax,
        timeout,
        redirectsMax,
        robotsCache,
        hosts,
        allowed,
        proxy);
  }

  /**
   * Checks that every host is mapped to an address and perhaps a port.
   *
   * @throws IllegalArgumentException naming the first that is not
   */
  public static void checkHosts(Map<String, String> hosts) {
    hosts.forEach(
        (host, address) -> {
          if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(
                "hosts: " + host + " must be an address such as 127.0.0.1:8080, not " + address);
          }
        });
  }
}
