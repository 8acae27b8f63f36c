package org.newswatch.crawler.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.newswatch.servicekit.net.NetworkGuard;

/**
 * Where a host is reached: as the settings say, else as DNS says, and never in a private network
 * unless the settings name the host. It is asked at connect time and its answer is what is
 * connected to, so a name that changes its address between two look-ups gains nothing.
 */
final class HostTable implements DnsResolver, SchemePortResolver {

  /** A host that must not be connected to. */
  static final class PrivateAddressException extends UnknownHostException {
    PrivateAddressException(String message) {
      super(message);
    }
  }

  private record Place(InetAddress address, int port) {}

  private static final int PORT_UNSET = -1;

  /** A host and its port; an IPv6 address stands in brackets. */
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]+):(\\d{1,5})");

  /** Bare names, and names below what was set aside or is in use for networks of one's own. */
  private static final Pattern PRIVATE_NAME =
      Pattern.compile(
          "[^.]*|.*\\.(?:local|localdomain|internal|intranet|private|corp|home|lan|home\\.arpa)");

  private final Network network;

  /** Hosts that may be private on every port. */
  private final Set<String> everywhere = new HashSet<>();

  /** Hosts that may be private on these ports only. */
  private final Map<String, Set<Integer>> onPorts = new HashMap<>();

  private final Map<String, Place> places = new HashMap<>();
  private final @Nullable ProxySettings proxy;

  HostTable(FetchSettings settings, Network network) {
    this.network = network;
    this.proxy = settings.proxy();
    for (String entry : settings.privateHosts()) {
      Matcher matcher = WITH_PORT.matcher(entry);
      if (matcher.matches()) {
        onPorts
            .computeIfAbsent(NetworkGuard.plain(matcher.group(1)), unused -> new HashSet<>())
            .add(Integer.valueOf(matcher.group(2)));
      } else {
        everywhere.add(NetworkGuard.plain(entry));
      }
    }
    settings.hosts().forEach((host, address) -> places.put(host, place(address)));
  }

  /** Whether a host is reached through the proxy; those of the host table never are. */
  boolean isProxied(String host) {
    String name = NetworkGuard.plain(host);
    return proxy != null && !places.containsKey(name) && !proxy.isException(name);
  }

  /**
   * Checks the target of a request that a proxy will connect to. A name that has no address here
   * may have one there, if it is a name of the public internet by its looks.
   *
   * @throws PrivateAddressException when it is refused
   */
  void checkProxied(HttpHost target) throws PrivateAddressException {
    String name = NetworkGuard.plain(target.getHostName());
    try {
      var unused = permitted(name, resolve(target));
    } catch (PrivateAddressException e) {
      throw e;
    } catch (UnknownHostException e) {
      if (PRIVATE_NAME.matcher(name).matches()) {
        throw new PrivateAddressException(name + ": a name of a private network");
      }
    }
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    String name = NetworkGuard.plain(host);
    if (proxy != null && name.equals(NetworkGuard.plain(proxy.host())) && port == proxy.port()) {
      return at(network.resolve(name), port);
    }
    Place place = places.get(name);
    if (place == null) {
      return at(permitted(name, port), port);
    }
    Optional<String> refused = network.refusal(place.address());
    if (place.port() != PORT_UNSET && place.port() != port && refused.isPresent()) {
      throw new PrivateAddressException(
          name + ": " + refused.get() + " on a port that the settings do not name: " + port);
    }
    return List.of(new InetSocketAddress(place.address(), port));
  }

  /** The client asks with the port; who does not is told for none that is named. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
  }

  private InetAddress[] permitted(String name, int port) throws UnknownHostException {
    boolean named =
        everywhere.contains(name) || onPorts.getOrDefault(name, Set.of()).contains(port);
    Optional<String> odd = NetworkGuard.refusal(name);
    if (odd.isPresent() && (!named || NetworkGuard.isOddAddress(name))) {
      throw new PrivateAddressException(name + ": " + odd.get());
    }
    InetAddress[] addresses = network.resolve(name);
    if (!named) {
      for (InetAddress address : addresses) {
        // One private address among public ones is enough: who would mix them means no good.
        Optional<String> refused = network.refusal(address);
        if (refused.isPresent()) {
          throw new PrivateAddressException(name + ": " + refused.get());
        }
      }
    }
    return addresses;
  }

  private static List<InetSocketAddress> at(InetAddress[] addresses, int port) {
    return Stream.of(addresses).map(address -> new InetSocketAddress(address, port)).toList();
  }

  private static int usual(String scheme) {
    return scheme.equalsIgnoreCase("https") ? 443 : 80;
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
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public int resolve(HttpHost host) {
    if (host.getPort() > 0) {
      return host.getPort();
    }
    Place place = places.get(NetworkGuard.plain(host.getHostName()));
    if (place != null && place.port() != PORT_UNSET) {
      return place.port();
    }
    return usual(host.getSchemeName());
  }
}
