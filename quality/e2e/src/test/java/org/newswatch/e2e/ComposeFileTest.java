package org.newswatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ComposeFileTest {

  private final JsonNode compose =
      new YAMLMapper().readTree(Path.of("../../deploy/compose.yaml").toFile());

  @Test
  void every_service_of_ours_runs_under_its_own_name() {
    assertThat(compose.path("services").properties())
        .filteredOn(service -> service.getValue().at("/command/0").asString("").equals("service"))
        .allSatisfy(
            service ->
                assertThat(service.getValue().at("/command/1").asString())
                    .isEqualTo(service.getKey()))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "crawler", "annotate", "annotate-backfill", "connect", "alerts", "indexer", "analyst");
  }

  @Test
  void whatever_is_published_is_published_on_loopback() {
    assertThat(compose.path("services").findValues("ports"))
        .isNotEmpty()
        .allSatisfy(
            ports ->
                assertThat(ports)
                    .allSatisfy(port -> assertThat(port.asString()).startsWith("127.0.0.1:")));
  }

  @Test
  void kafka_remembers_for_a_year_how_far_a_stopped_service_was() {
    assertThat(
            compose.at("/services/kafka/environment/KAFKA_OFFSETS_RETENTION_MINUTES").asString(""))
        .isEqualTo(Integer.toString(366 * 24 * 60));
  }

  @Test
  void every_image_names_its_version() {
    assertThat(compose.findValuesAsString("image"))
        .isNotEmpty()
        .allSatisfy(image -> assertThat(image).matches("\\$\\{[A-Z_]+:-[a-z/]+:[\\w.]+}"));
  }
}
