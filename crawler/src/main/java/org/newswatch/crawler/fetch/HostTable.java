package org.newswatch.crawler.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.HttpHost;
import org.newswatch.crawler.url.Urls;
import org.newswatch.servicekit.net.NetworkGuard;

/**
 * Where a host is reached: as the settings say, else as DNS says, and never in a private network
 * unless the settings name the host. It is asked at connect time, so a name that changes its
 * address between two look-ups gains nothing.
 */
final class HostTable implements DnsResolver, SchemePortResolver {

  /** A host whose addresses the guard refuses. */
  static final class PrivateAddressException extends UnknownHostException {
    PrivateAddressException(String message) {
      super(message);
    }
  }

  private record Place(InetAddress address, int port) {}

  private static final int PORT_UNSET = -1;

  /** A host and its port; an IPv6 address stands in brackets. */
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]+):(\\d{1,5})");

  private final NetworkGuard guard;

  /** Hosts that may be private on these ports only. */
  private final Map<String, Set<Integer>> onPorts = new HashMap<>();

  private final Map<String, Place> places = new HashMap<>();

  HostTable(FetchSettings settings) {
    Set<String> everyPort = new HashSet<>();
    for (String entry : settings.privateHosts()) {
      Matcher matcher = WITH_PORT.matcher(entry);
      if (matcher.matches()) {
        onPorts
            .computeIfAbsent(plain(matcher.group(1)), unused -> new HashSet<>())
            .add(Integer.valueOf(matcher.group(2)));
      } else {
        everyPort.add(plain(entry));
      }
    }
    onPorts.keySet().removeAll(everyPort);
    Set<String> allowed = new HashSet<>(everyPort);
    allowed.addAll(onPorts.keySet());
    guard = NetworkGuard.allowing(allowed);
    settings.hosts().forEach((host, address) -> places.put(host, place(address)));
  }

  /**
   * Refuses an address whose host may be private only on other ports than its own; called for every
   * request, as the look-up of a host does not know the port.
   *
   * @throws PrivateAddressException when it is refused
   */
  void check(String url) throws UnknownHostException {
    String host = plain(Urls.host(url).orElse(""));
    Set<Integer> ports = onPorts.get(host);
    if (ports == null || places.containsKey(host)) {
      return;
    }
    URI uri = URI.create(url);
    int port = uri.getPort() > 0 ? uri.getPort() : usual(String.valueOf(uri.getScheme()));
    if (!ports.contains(port)) {
      for (InetAddress address : SystemDefaultDnsResolver.INSTANCE.resolve(host)) {
        Optional<String> refused = NetworkGuard.refusal(address);
        if (refused.isPresent()) {
          throw new PrivateAddressException(
              host + ": " + refused.get() + " on a port that no source names: " + port);
        }
      }
    }
  }

  private static int usual(String scheme) {
    return scheme.equalsIgnoreCase("https") ? 443 : 80;
  }

  /** As the guard compares hosts. */
  private static String plain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Place place(String address) {
    int end = address.startsWith("[") ? address.indexOf(']') + 1 : address.lastIndexOf(':');
    String literal = end <= 0 ? address : address.substring(0, end);
    String rest = end <= 0 ? "" : address.substring(end);
    try {
      int port = rest.startsWith(":") ? Integer.parseInt(rest.substring(1)) : PORT_UNSET;
      return new Place(InetAddress.getByName(literal), port);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("not an address: " + address, e);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Place place = places.get(host.toLowerCase(Locale.ROOT));
    if (place != null) {
      return new InetAddress[] {place.address()};
    }
    List<InetAddress> allowed = new ArrayList<>();
    String refusal = "no address";
    for (InetAddress address : SystemDefaultDnsResolver.INSTANCE.resolve(host)) {
      Optional<String> refused = guard.refusal(host, address);
      if (refused.isPresent()) {
        refusal = refused.get();
      } else {
        allowed.add(address);
      }
    }
    if (allowed.isEmpty()) {
      throw new PrivateAddressException(host + ": " + refusal);
    }
    return allowed.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public int resolve(HttpHost host) {
    if (host.getPort() > 0) {
      return host.getPort();
    }
    Place place = places.get(host.getHostName().toLowerCase(Locale.ROOT));
    if (place != null && place.port() != PORT_UNSET) {
      return place.port();
    }
    return usual(host.getSchemeName());
  }
}
