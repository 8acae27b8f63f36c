package org.newswatch.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Ports on loopback. */
final class Ports {

  /** The only address that embedded servers listen on. */
  static final String LOOPBACK = "127.0.0.1";

  static final int PORT_MAX = 65_535;

  private Ports() {}

  /** A port that was free a moment ago. */
  static int free() {
    try (var socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedStartException("No free port on " + LOOPBACK + ": " + e.getMessage(), e);
    }
  }

  /**
   * Says so when somebody listens on the port.
   *
   * @throws EmbeddedStartException when it is taken
   */
  static void requireFree(String what, int port) {
    try (var socket = new ServerSocket()) {
      // As the servers do it: a port that still waits for its last packets counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
    } catch (IOException e) {
      throw taken(what, port, e);
    }
  }

  /** Not the JVM's own loopback address, which some settings turn into that of IPv6. */
  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  static EmbeddedStartException taken(String what, int port, Exception e) {
    return new EmbeddedStartException(
        "Port %d on %s, wanted for %s, is taken. Stop what listens there, or give another port (0 picks a free one)."
            .formatted(port, LOOPBACK, what),
        e);
  }
}
