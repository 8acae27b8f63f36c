package org.newswatch.e2e;

import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

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
}
