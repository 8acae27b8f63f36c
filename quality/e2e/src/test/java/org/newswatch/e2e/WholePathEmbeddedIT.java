package org.newswatch.e2e;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.e2e.RunningNewswatch.Part;

/** The whole path in one process with the embedded Kafka and Elasticsearch. */
class WholePathEmbeddedIT extends WholePathContract {

  @TempDir static Path folder;

  @Override
  InetAddress newsstandAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  RunningNewswatch start(Newsstand newsstand) {
    return EmbeddedNewswatch.start(folder, newsstand);
  }

  /** One process holds them all: they go down together, so once tells everything. */
  @Override
  Stream<Part> parts() {
    return Stream.of(Part.CONNECT);
  }
}
