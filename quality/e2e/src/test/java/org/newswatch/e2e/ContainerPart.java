package org.newswatch.e2e;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/** One container as whoever runs it sees it: what can be done to it, and whether it answers. */
final class ContainerPart {

  /** What is done to a part, and undone later. */
  enum Harm {
    /** Ended without a last word, and started again with the disk as it was. */
    KILL,
    /** Frozen in the middle of whatever it did, and let go on. */
    PAUSE,
    /** Cut off from everything else, and joined to it again. */
    DISCONNECT
  }

  private final String name;
  private final GenericContainer<?> container;
  private final Network network;
  private final BooleanSupplier answers;

  ContainerPart(
      String name, GenericContainer<?> container, Network network, BooleanSupplier answers) {
    this.name = name;
    this.container = container;
    this.network = network;
    this.answers = answers;
  }

  String name() {
    return name;
  }

  /** Whether it does what is asked of it now; within seconds. */
  boolean answers() {
    return answers.getAsBoolean();
  }

  /**
   * Returns once it is done.
   *
   * @return whether the engine could; on a machine with much to do it may be unable to freeze one
   */
  boolean harm(Harm harm) {
    String id = container.getContainerId();
    switch (harm) {
      case KILL -> engine().killContainerCmd(id).withSignal("KILL").exec();
      case PAUSE -> {
        try {
          engine().pauseContainerCmd(id).exec();
        } catch (InternalServerErrorException e) {
          System.out.println("faults: " + name + " was not frozen: " + e.getMessage());
          return false;
        }
      }
      case DISCONNECT ->
          engine()
              .disconnectFromNetworkCmd()
              .withContainerId(id)
              .withNetworkId(network.getId())
              .withForce(true)
              .exec();
    }
    return true;
  }

  /** Returns once it is on its way back; it may not be at work yet. */
  void mend(Harm harm) {
    String id = container.getContainerId();
    switch (harm) {
      case KILL -> engine().startContainerCmd(id).exec();
      case PAUSE -> engine().unpauseContainerCmd(id).exec();
      case DISCONNECT ->
          engine()
              .connectToNetworkCmd()
              .withContainerId(id)
              .withNetworkId(network.getId())
              .withContainerNetwork(
                  new ContainerNetwork()
                      .withAliases(List.of(container.getNetworkAliases().getLast())))
              .exec();
    }
  }

  /**
   * The port of this machine behind which one of a container's ports is now; a container that comes
   * back may have another one.
   *
   * @throws IllegalStateException while it has none
   */
  static int published(GenericContainer<?> container, int port) {
    InspectContainerResponse now =
        engine().inspectContainerCmd(Objects.requireNonNull(container.getContainerId())).exec();
    Ports.Binding[] bindings =
        now.getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(port));
    if (bindings == null || bindings.length == 0) {
      throw new IllegalStateException(now.getName() + " publishes nothing now");
    }
    return Integer.parseInt(bindings[0].getHostPortSpec());
  }

  private static DockerClient engine() {
    return DockerClientFactory.lazyClient();
  }
}
