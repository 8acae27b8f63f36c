package org.newswatch.e2e;

import java.net.InetAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole path with Kafka, Elasticsearch and every service in a container of its own. */
@Tag("containers")
@ExtendWith(ContainersOnRequest.class)
final class WholePathContainersIT extends WholePathContract {

  private final ContainerNetwork network = new ContainerNetwork();

  @Override
  InetAddress newsstandAddress() {
    return network.gateway();
  }

  @Override
  RunningNewswatch start(Newsstand newsstand) {
    return ContainerNewswatch.start(network, newsstand);
  }
}
