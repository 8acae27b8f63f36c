package org.newswatch.alerts.delivery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.newswatch.servicekit.net.NetworkGuard;

/**
 * Where a host is, asked at connect time, so that what is checked is what is connected to: public
 * addresses only, unless the settings name the host. Look-ups know no timeout and would hold a
 * virtual thread's carrier, so they are done on threads of their own.
 */
final class GuardedHosts implements DnsResolver, AutoCloseable {

  /** A host that must not be connected to. */
  static final class PrivateAddressException extends UnknownHostException {
    PrivateAddressException(String message) {
      super(message);
    }
  }

  /** The machine's own look-up; another one in tests. */
  @FunctionalInterface
  interface LookUp {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  private static final int LOOK_UPS_MAX = 16;

  private final Set<String> privateHosts;
  private final LookUp lookUp;
  private final Duration patience;
  private final Aside aside;

  /**
   * @param privateHosts hosts, or {@code host:port}, that may have private addresses
   */
  GuardedHosts(List<String> privateHosts, LookUp lookUp, Duration patience) {
    this.privateHosts =
        privateHosts.stream()
            .map(GuardedHosts::withoutBrackets)
            .collect(Collectors.toUnmodifiableSet());
    this.lookUp = lookUp;
    this.patience = patience;
    aside = new Aside("alerts-names", LOOK_UPS_MAX);
  }

  private static String withoutBrackets(String entry) {
    return NetworkGuard.plain(entry).replace("[", "").replace("]", "");
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    String name = NetworkGuard.plain(host);
    boolean named = privateHosts.contains(name) || privateHosts.contains(name + ":" + port);
    Optional<String> odd = NetworkGuard.refusal(name);
    if (odd.isPresent() && (!named || NetworkGuard.isOddAddress(name))) {
      throw new PrivateAddressException(name + ": " + odd.get());
    }
    InetAddress[] addresses = found(name);
    if (!named) {
      // One private address among public ones is enough.
      for (InetAddress address : addresses) {
        Optional<String> refused = NetworkGuard.refusal(address);
        if (refused.isPresent()) {
          throw new PrivateAddressException(name + ": " + refused.get());
        }
      }
    }
    return Stream.of(addresses).map(address -> new InetSocketAddress(address, port)).toList();
  }

  private InetAddress[] found(String name) throws UnknownHostException {
    Future<InetAddress[]> answer = aside.submit(() -> lookUp.find(name));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unknown(name + ": interrupted", e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unknown(name + ": no answer in time", e);
    } catch (ExecutionException e) {
      throw unknown(name + ": no address", e);
    }
  }

  private static UnknownHostException unknown(String message, Exception cause) {
    var unknown = new UnknownHostException(message);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    aside.close();
  }
}
