package org.newswatch.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.HttpHost;
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

  private final NetworkGuard guard;
  private final Map<String, Place> places = new HashMap<>();

  HostTable(FetchSettings settings) {
    guard = NetworkGuard.allowing(settings.privateHosts());
    settings.hosts().forEach((host, address) -> places.put(host, place(address)));
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
    return host.getSchemeName().equalsIgnoreCase("https") ? 443 : 80;
  }
}
