package org.newswatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One server for most of it: a start costs seconds. The restart comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class EmbeddedElasticsearchIT {

  /** Made by JUnit for its owner alone, so as root this is also the test of closed folders. */
  @TempDir static Path folder;

  private static EmbeddedElasticsearch server;
  private static Rest rest;

  @BeforeAll
  static void start() {
    server = newServer();
    server.start();
    rest = new Rest(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static EmbeddedElasticsearch newServer() {
    return new EmbeddedElasticsearch(
        EmbeddedElasticsearchConfig.in(folder.resolve("elasticsearch")).withHeapMegabytes(512));
  }

  @Test
  void it_listens_on_loopback() {
    assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
    assertThat(server.isAlive()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "english, running, run",
    "german, Nachrichten, nachricht",
    "french, nouvelles, nouvel",
    "spanish, noticias, notici",
    "italian, notizie, notiz",
    "portuguese, notícias, notici",
    "dutch, kranten, krant",
    "russian, новости, новост"
  })
  void a_language_analyser_stems(String analyser, String word, String stem) throws Exception {
    assertThat(
            rest.post(
                "/_analyze", "{\"analyzer\":\"%s\",\"text\":\"%s\"}".formatted(analyser, word)))
        .contains("\"token\":\"" + stem + "\"");
  }

  @Test
  void ascii_folding_can_keep_the_original() throws Exception {
    assertThat(
            rest.post(
                "/_analyze",
                """
                {"tokenizer":"standard","filter":["lowercase",{"type":"asciifolding","preserve_original":true}],"text":"Łukaszenką"}"""))
        .contains("\"token\":\"lukaszenka\"", "\"token\":\"łukaszenką\"");
  }

  @Test
  void a_second_server_on_the_same_folder_says_that_it_is_in_use() {
    try (var second = newServer()) {
      assertThatThrownBy(second::start)
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("in use by another running instance");
    }
    assertThat(server.isAlive()).isTrue();
  }

  @Test
  void a_taken_port_says_so(@TempDir Path other) {
    var config = EmbeddedElasticsearchConfig.in(other).withHttpPort(server.url().getPort());
    try (var second = new EmbeddedElasticsearch(config)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("Port " + server.url().getPort())
          .hasMessageContaining("is taken");
    }
  }

  @Test
  void a_server_that_ends_early_is_quoted(@TempDir Path other) {
    var config =
        EmbeddedElasticsearchConfig.in(other)
            .withHeapMegabytes(256)
            .withOverrides(java.util.Map.of("no.such.setting", "1"));
    try (var second = new EmbeddedElasticsearch(config)) {
      assertThatThrownBy(second::start)
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("ended while it started")
          .hasMessageContaining("no.such.setting");
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void a_restart_keeps_documents_and_a_stop_leaves_no_process() throws Exception {
    rest.put(
        "/press",
        """
        {"settings":{"number_of_replicas":0,"analysis":{"analyzer":{"folded":{"tokenizer":"standard","filter":["lowercase","asciifolding"]}}}},
         "mappings":{"properties":{"title":{"type":"text","analyzer":"folded"},"text":{"type":"text","analyzer":"english"}}}}""");
    rest.put(
        "/press/_doc/1?refresh=true", "{\"title\":\"Łukaszenką w Mińsku\",\"text\":\"talks\"}");
    List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
    assertThat(children).isNotEmpty();

    server.close();
    server.close();

    assertThat(children).noneMatch(ProcessHandle::isAlive);
    server = newServer();
    server.start();
    rest = new Rest(server.url());
    assertThat(found("title", "lukaszenka")).contains("\"value\":1");
    assertThat(found("text", "talking")).contains("\"value\":1");
  }

  private static String found(String field, String word) throws IOException, InterruptedException {
    return rest.post(
        "/press/_search", "{\"query\":{\"match\":{\"%s\":\"%s\"}}}".formatted(field, word));
  }
}
