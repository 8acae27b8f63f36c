package org.newswatch.e2e;

import org.testcontainers.utility.DockerImageName;

/**
 * The images under test. Official ones unless the environment names others, as it does where no
 * registry can be reached and {@code quality/e2e/containers/images} has built them.
 */
final class Images {

  private Images() {}

  static DockerImageName kafka() {
    return named("NEWSWATCH_TEST_KAFKA_IMAGE", "apache/kafka:4.3.1");
  }

  static DockerImageName elasticsearch() {
    return named(
        "NEWSWATCH_TEST_ELASTICSEARCH_IMAGE",
        "docker.elastic.co/elasticsearch/elasticsearch:8.19.21");
  }

  /** Ours; built beforehand, as {@code deploy/Dockerfile} says. */
  static DockerImageName newswatch() {
    return named("NEWSWATCH_TEST_IMAGE", "newswatch:local");
  }

  private static DockerImageName named(String variable, String official) {
    String name = System.getenv(variable);
    return DockerImageName.parse(name == null || name.isBlank() ? official : name);
  }
}
