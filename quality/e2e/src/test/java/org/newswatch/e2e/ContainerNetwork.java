package org.newswatch.e2e;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/** A network of containers, made when first asked for; its gateway is this very machine. */
final class ContainerNetwork implements AutoCloseable {

  private @Nullable Network network;

  synchronized Network network() {
    if (network == null) {
      network = Network.newNetwork();
    }
    return network;
  }

  /** The address at which the containers reach a server of this process. */
  InetAddress gateway() {
    String gateway =
        DockerClientFactory.lazyClient()
            .inspectNetworkCmd()
            .withNetworkId(network().getId())
            .exec()
            .getIpam()
            .getConfig()
            .getFirst()
            .getGateway();
    try {
      return InetAddress.getByName(gateway);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the engine names a gateway that is no address", e);
    }
  }

  @Override
  public synchronized void close() {
    if (network != null) {
      network.close();
      network = null;
    }
  }
}
