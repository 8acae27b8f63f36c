package org.newswatch.servicekit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Setting;

final class SettingsTest {

  @TempDir private Path folder;

  enum FetchMode {
    POLITE,
    VERY_POLITE
  }

  record Source(
      @Setting(doc = "Its name.") String id,
      @Setting(doc = "Where its feed is.") URI url,
      @Setting(doc = "How often to look.", def = "15m") Duration every) {}

  record Crawler(
      @Setting(doc = "Time between requests to a site.", def = "5s") Duration hostDelay,
      @Setting(doc = "Bytes of a page.", def = "5MiB") DataSize bodyBytesMax,
      @Setting(doc = "Redirects followed.", def = "5") int redirectsMax,
      @Setting(doc = "How gentle.", def = "polite") FetchMode mode,
      @Setting(doc = "Hosts allowed anyway.", def = "[]") List<String> allowedHosts,
      @Setting(doc = "What to crawl.", def = "[]") List<Source> sources,
      @Setting(doc = "Keep raw pages here.") @Nullable Path archive) {
    Crawler {
      if (hostDelay.isNegative()) {
        throw new IllegalArgumentException("host-delay must not be negative");
      }
    }
  }

  record Access(@Setting(doc = "Key to come in.", secret = true) String token) {}

  record Config(KafkaSettings kafka, Crawler crawler, @Nullable Access access) {}

  record Numbers(
      @Setting(doc = "L.", def = "1") long large,
      @Setting(doc = "D.", def = "0.5") double share,
      @Setting(doc = "B.", def = "true") boolean on,
      @Setting(doc = "N.") @Nullable Integer maybe,
      @Setting(doc = "U.") URI address) {}

  private Optional<Path> file(String yaml) {
    try {
      return Optional.of(Files.writeString(folder.resolve("newswatch.yaml"), yaml));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Config bind(
      Optional<Path> yaml, Map<String, String> environment, Map<String, String> flags) {
    return Settings.from(yaml, environment, flags).bind(Config.class);
  }

  private static List<String> problems(
      Optional<Path> yaml, Map<String, String> environment, Map<String, String> flags) {
    SettingsException refused =
        catchThrowableOfType(SettingsException.class, () -> bind(yaml, environment, flags));
    assertThat(refused).as("the configuration is refused").isNotNull();
    assertThat(refused).hasMessage(String.join("\n", refused.problems()));
    return refused.problems();
  }

  @Test
  void without_anything_given_the_defaults_hold() {
    Config config = bind(Optional.empty(), Map.of("PATH", "/bin"), Map.of());
    assertThat(config.kafka()).isEqualTo(KafkaSettings.of("localhost:9092"));
    assertThat(config.crawler().hostDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.crawler().bodyBytesMax()).isEqualTo(DataSize.ofMebibytes(5));
    assertThat(config.crawler().sources()).isEmpty();
    assertThat(config.crawler().archive()).isNull();
    assertThat(config.access()).isNull();
  }

  @Test
  void every_key_of_the_file_reaches_its_field() {
    Config config =
        bind(
            file(
                """
                kafka:
                  bootstrap-servers: broker.test:9092
                  replication-factor: 3
                  properties:
                    security.protocol: SSL
                crawler:
                  host-delay: 2m
                  body-bytes-max: 64KiB
                  redirects-max: 2
                  mode: very-polite
                  allowed-hosts: [paper-a.test, paper-b.test]
                  archive: pages/raw
                  sources:
                    - id: paper-a
                      url: http://paper-a.test/feed
                    - id: paper-b
                      url: http://paper-b.test/feed
                      every: PT1H
                access.token: secret-word
                """),
            Map.of(),
            Map.of());
    assertThat(config)
        .isEqualTo(
            new Config(
                new KafkaSettings("broker.test:9092", 3, Map.of("security.protocol", "SSL")),
                new Crawler(
                    Duration.ofMinutes(2),
                    DataSize.parse("64KiB"),
                    2,
                    FetchMode.VERY_POLITE,
                    List.of("paper-a.test", "paper-b.test"),
                    List.of(
                        new Source(
                            "paper-a",
                            URI.create("http://paper-a.test/feed"),
                            Duration.ofMinutes(15)),
                        new Source(
                            "paper-b",
                            URI.create("http://paper-b.test/feed"),
                            Duration.ofHours(1))),
                    Path.of("pages/raw")),
                new Access("secret-word")));
  }

  @Test
  void a_flag_wins_over_a_variable_that_over_the_file_that_over_the_default() {
    Optional<Path> yaml = file("crawler: {host-delay: 2s, redirects-max: 2, mode: very-polite}\n");
    Config config =
        bind(
            yaml,
            Map.of("NEWSWATCH_CRAWLER_HOST_DELAY", "3s", "NEWSWATCH_CRAWLER_REDIRECTS_MAX", "3"),
            Map.of("crawler.host-delay", "4s"));
    assertThat(config.crawler().hostDelay()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.crawler().redirectsMax()).isEqualTo(3);
    assertThat(config.crawler().mode()).isEqualTo(FetchMode.VERY_POLITE);
  }

  @Test
  void lists_and_maps_can_be_given_in_one_word_and_maps_are_merged() {
    Config config =
        bind(
            file("kafka: {properties: {a: file, b: file, c: file}}\n"),
            Map.of(
                "NEWSWATCH_CRAWLER_ALLOWED_HOSTS", "paper-a.test, paper-b.test",
                "NEWSWATCH_KAFKA_PROPERTIES", "{b: variable, c: variable}",
                "NEWSWATCH_CRAWLER_SOURCES", "[{id: a, url: 'http://paper-a.test/feed'}]"),
            Map.of("kafka.properties.c", "flag"));
    assertThat(config.crawler().allowedHosts()).containsExactly("paper-a.test", "paper-b.test");
    assertThat(config.crawler().sources()).extracting(Source::id).containsExactly("a");
    assertThat(config.kafka().properties())
        .isEqualTo(Map.of("a", "file", "b", "variable", "c", "flag"));
  }

  @Test
  void all_problems_are_listed_at_once_with_place_and_remedy() {
    assertThat(
            problems(
                file(
                    """
                    kafka:
                      replication-factor: 0
                    crawler:
                      hostdelay: 3s
                      mode: rude
                      sources:
                        - url: http://paper-a.test/feed
                        - id: b
                          url: http://paper-b.test/feed
                          evry: 5m
                    indexer: {}
                    """),
                Map.of(
                    "NEWSWATCH_CRAWLER_REDIRECT_MAX", "1",
                    "NEWSWATCH_CRAWLER_BODY_BYTES_MAX", "big"),
                Map.of("crawler.redirects-max", "many")))
        .containsExactlyInAnyOrder(
            "unknown environment variable NEWSWATCH_CRAWLER_REDIRECT_MAX: did you mean"
                + " NEWSWATCH_CRAWLER_REDIRECTS_MAX?",
            "kafka (newswatch.yaml line 1): replication-factor must be 1 or more",
            "unknown key crawler.hostdelay (newswatch.yaml line 4): did you mean"
                + " crawler.host-delay?",
            "crawler.mode (newswatch.yaml line 5): 'rude' is not fit, expected one of polite,"
                + " very-polite",
            "crawler.sources[0].id is required: text such as \"some words\"",
            "unknown key crawler.sources[1].evry (newswatch.yaml line 10): did you mean"
                + " crawler.sources[].every?",
            "unknown key indexer (newswatch.yaml line 11): known here: kafka, crawler, access",
            "crawler.body-bytes-max (environment variable NEWSWATCH_CRAWLER_BODY_BYTES_MAX): 'big'"
                + " is not fit, expected a size such as 64KiB or 5MiB",
            "crawler.redirects-max (flag crawler.redirects-max): 'many' is not fit, expected a"
                + " whole number such as 10");
  }

  @Test
  void a_failed_check_of_a_record_names_its_section() {
    assertThat(problems(Optional.empty(), Map.of(), Map.of("crawler.host-delay", "PT-5S")))
        .containsExactly("crawler (flag crawler.host-delay): host-delay must not be negative");
  }

  @Test
  void a_secret_is_never_shown() {
    assertThat(
            problems(
                file("access:\n  token: [hidden-word]\n"), Map.of(), Map.of("crawler.mode", "x")))
        .hasSize(2)
        .noneMatch(problem -> problem.contains("hidden-word"));
  }

  @Test
  void a_section_that_may_be_missing_must_be_whole_when_it_is_there() {
    assertThat(problems(file("access: {tokn: x}\n"), Map.of(), Map.of()))
        .containsExactlyInAnyOrder(
            "unknown key access.tokn (newswatch.yaml line 1): did you mean access.token?",
            "access.token is required: text such as \"some words\"; set it in the file or as"
                + " NEWSWATCH_ACCESS_TOKEN");
    assertThat(bind(Optional.empty(), Map.of("NEWSWATCH_ACCESS_TOKEN", "x"), Map.of()).access())
        .isEqualTo(new Access("x"));
  }

  @Test
  void variables_of_the_launcher_can_be_left_out() {
    Map<String, String> environment = Map.of("NEWSWATCH_HOME", "/opt/newswatch");
    assertThat(problems(Optional.empty(), environment, Map.of()))
        .containsExactly("unknown environment variable NEWSWATCH_HOME");
    assertThat(
            Settings.from(Optional.empty(), environment, Map.of())
                .ignoring(Set.of("NEWSWATCH_HOME"))
                .bind(Config.class))
        .isNotNull();
  }

  @Test
  void a_key_given_twice_is_refused() {
    assertThat(
            problems(
                file("crawler:\n  mode: polite\n  redirects-max: 2\n  mode: very-polite\n"),
                Map.of(),
                Map.of()))
        .singleElement()
        .asString()
        .startsWith("newswatch.yaml line 4: ")
        .contains("mode");
  }

  @Test
  void aliases_are_refused_so_that_nothing_can_expand() {
    assertThat(
            problems(
                file(
                    """
                    a: &a [x, x]
                    crawler:
                      allowed-hosts: *a
                    """),
                Map.of(),
                Map.of()))
        .singleElement()
        .asString()
        .startsWith("newswatch.yaml line 3: aliases (*name) are not supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawler: [", "a: b: c", "\tcrawler: x", "crawler: {mode: 'polite}", "@"})
  void a_file_that_is_no_yaml_is_a_problem_with_a_line(String yaml) {
    assertThat(problems(file(yaml), Map.of(), Map.of()))
        .singleElement()
        .asString()
        .contains("newswatch.yaml line ");
  }

  @ParameterizedTest
  @CsvSource({
    "just words, expected keys with values",
    "'- a', expected keys with values",
    "'crawler: 5', crawler (newswatch.yaml line 1): expected keys with values below it",
    "'crawler: {mode: [polite]}', expected one of polite",
    "'crawler: {sources: {id: x}}', expected a list",
    "'crawler: {sources: [x]}', crawler.sources[0] (newswatch.yaml line 1): expected keys",
    "'kafka: {properties: [x]}', 'such as {name: value}'",
    "'kafka: {properties: {a: {b: c}}}', expected a single value",
  })
  void a_value_of_the_wrong_shape_says_what_was_expected(String yaml, String expected) {
    assertThat(problems(file(yaml), Map.of(), Map.of()))
        .singleElement()
        .asString()
        .contains(expected);
  }

  @Test
  void an_empty_file_and_empty_sections_and_empty_variables_say_nothing() {
    Config defaults = bind(Optional.empty(), Map.of(), Map.of());
    assertThat(bind(file(""), Map.of(), Map.of())).isEqualTo(defaults);
    assertThat(
            bind(
                file("# nothing yet\ncrawler:\nkafka: {bootstrap-servers: }\n"),
                Map.of(),
                Map.of()))
        .isEqualTo(defaults);
    assertThat(bind(Optional.empty(), Map.of("NEWSWATCH_CRAWLER_MODE", ""), Map.of()))
        .isEqualTo(defaults);
  }

  @Test
  void a_file_too_large_too_deep_or_not_there_is_a_problem() {
    assertThat(problems(file("#".repeat(YamlTree.FILE_BYTES_MAX + 1)), Map.of(), Map.of()))
        .containsExactly("newswatch.yaml has more than 1MiB: that is no configuration");
    String deep = "[".repeat(YamlTree.DEPTH_MAX + 2) + "]".repeat(YamlTree.DEPTH_MAX + 2);
    assertThat(problems(file("crawler: " + deep), Map.of(), Map.of()))
        .singleElement()
        .asString()
        .contains("more than 20 levels");
    assertThat(problems(Optional.of(folder.resolve("absent.yaml")), Map.of(), Map.of()))
        .singleElement()
        .asString()
        .startsWith("cannot read ")
        .contains("absent.yaml");
  }

  @Test
  void numbers_and_truth_values_are_read_strictly() {
    Map<String, String> address = Map.of("address", "http://localhost:9200");
    assertThat(Settings.from(Optional.empty(), Map.of(), address).bind(Numbers.class))
        .isEqualTo(new Numbers(1, 0.5, true, null, URI.create("http://localhost:9200")));
    assertThatThrownBy(
            () ->
                Settings.from(file("large: 1.5\nshare: much\non: 1\nmaybe: x\n"), Map.of(), address)
                    .bind(Numbers.class))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("large", "share", "on (", "maybe", "true or false");
    assertThat(
            Settings.from(file("maybe: 7\nlarge: 5000000000\n"), Map.of(), address)
                .bind(Numbers.class))
        .isEqualTo(new Numbers(5_000_000_000L, 0.5, true, 7, URI.create("http://localhost:9200")));
  }

  @ParameterizedTest
  @CsvSource({"250ms,PT0.25S", "5s,PT5S", "15m,PT15M", "2h,PT2H", "1d,PT24H", "PT1M,PT1M"})
  void durations_are_written_as_people_write_them(String text, Duration expected) {
    assertThat(
            bind(Optional.empty(), Map.of(), Map.of("crawler.host-delay", text))
                .crawler()
                .hostDelay())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5 seconds", "s", "1.5h", "-", "5S", "9999999999s"})
  void other_durations_are_refused_with_an_example(String text) {
    assertThat(problems(Optional.empty(), Map.of(), Map.of("crawler.host-delay", text)))
        .singleElement()
        .asString()
        .contains("5s, 15m, 2h, 1d or PT5S");
  }

  record Undocumented(String name) {}

  @Test
  void a_record_that_says_nothing_of_its_components_is_a_bug() {
    assertThatThrownBy(
            () -> Settings.from(Optional.empty(), Map.of(), Map.of()).bind(Undocumented.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Undocumented.name has no @Setting");
  }

  record Stores(ElasticsearchSettings elasticsearch, Crawler crawler) {}

  @Test
  void one_file_can_serve_several_processes() {
    Optional<Path> yaml = file("elasticsearch: {url: 'http://es.test:9200'}\nkafka: {}\n");
    Map<String, String> environment = Map.of("NEWSWATCH_ELASTICSEARCH_PASSWORD", "x");
    assertThat(Settings.from(yaml, environment, Map.of()).besides(Stores.class).bind(Config.class))
        .isNotNull();
    assertThat(problems(yaml, environment, Map.of())).hasSize(2);
    Settings misspelt = Settings.from(file("elastic: {}\n"), Map.of(), Map.of());
    assertThatThrownBy(() -> misspelt.besides(Stores.class).bind(Config.class))
        .isInstanceOf(SettingsException.class);
  }

  @Test
  void the_table_names_key_variable_default_and_meaning_and_no_secret() {
    assertThat(SettingsTable.markdown(Stores.class))
        .startsWith("| key | environment variable | default | meaning |\n|---|---|---|---|\n")
        .contains(
            "| `elasticsearch.url` | `NEWSWATCH_ELASTICSEARCH_URL` | `http://localhost:9200` |"
                + " Address of the cluster. |\n")
        .contains("| `elasticsearch.password` | `NEWSWATCH_ELASTICSEARCH_PASSWORD` | secret |")
        .contains("| `crawler.archive` | `NEWSWATCH_CRAWLER_ARCHIVE` | none |")
        .contains("| `crawler.sources[].url` |  | **required** | Where its feed is. |");
  }
}
