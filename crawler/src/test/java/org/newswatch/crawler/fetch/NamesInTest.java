package org.newswatch.crawler.fetch;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newswatch.servicekit.net.NetworkGuard;

/** Names as told, literals as the platform reads them, and one loopback address as a public one. */
final class NamesInTest implements Network {

  static final InetAddress PUBLIC = literal("127.0.0.2");

  private final Map<String, List<List<InetAddress>>> answers = new HashMap<>();

  NamesInTest() {
    answers("private.test", List.of(List.of(literal("10.9.8.7"))));
    answers("metadata.test", List.of(List.of(literal("169.254.169.254"))));
    answers("mapped.test", List.of(List.of(literal("::ffff:127.0.0.1"))));
    answers("here.test", List.of(List.of(InetAddress.getLoopbackAddress())));
    answers("both.test", List.of(List.of(PUBLIC, InetAddress.getLoopbackAddress())));
  }

  /** The next look-ups of a name give these; the last one stands for all further ones. */
  void answers(String name, List<List<InetAddress>> lookUps) {
    answers.put(name, new ArrayList<>(lookUps));
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    List<List<InetAddress>> told = answers.get(host);
    if (told != null) {
      return (told.size() > 1 ? told.removeFirst() : told.getFirst()).toArray(InetAddress[]::new);
    }
    if (host.matches("[0-9.]+") || host.contains(":")) {
      return InetAddress.getAllByName(host);
    }
    throw new UnknownHostException(host);
  }

  @Override
  public Optional<String> refusal(InetAddress address) {
    return address.equals(PUBLIC) ? Optional.empty() : NetworkGuard.refusal(address);
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }
}
