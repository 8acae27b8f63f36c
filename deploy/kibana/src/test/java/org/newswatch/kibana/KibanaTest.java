package org.newswatch.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newswatch.kibana.install.Access;
import org.newswatch.kibana.install.Installed;
import org.newswatch.kibana.install.Kibana;

class KibanaTest {

  private final FakeKibana fake = new FakeKibana();

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void the_shipped_dashboards_go_in_over_those_from_before_and_their_addresses_are_told()
      throws InterruptedException {
    Installed installed = install("", new Access.Open());

    assertThat(fake.imports())
        .containsExactly(
            "/api/saved_objects/_import?overwrite=true\n"
                + new String(Dashboards.shipped(), UTF_8));
    assertThat(installed)
        .isInstanceOfSatisfying(
            Installed.Done.class,
            done -> {
              assertThat(done.version()).isEqualTo("8.19.21");
              assertThat(done.objects()).isGreaterThan(15);
              assertThat(done.dashboards())
                  .hasSize(5)
                  .containsEntry(
                      "Newswatch 1: Today",
                      fake.url().resolve("/app/dashboards#/view/newswatch-today"));
            });
  }

  @Test
  void a_space_has_dashboards_of_its_own() throws InterruptedException {
    assertThat(install("desk", new Access.Open()))
        .isInstanceOfSatisfying(
            Installed.Done.class,
            done ->
                assertThat(done.dashboards())
                    .containsValue(
                        fake.url().resolve("/s/desk/app/dashboards#/view/newswatch-alerts")));
    assertThat(fake.imports().getFirst()).startsWith("/s/desk/api/saved_objects/_import");
    failed(install("nowhere", new Access.Open()), "no-space", "\"nowhere\"");
  }

  @ParameterizedTest
  @CsvSource({"7.17.29", "8.9.0", "8.18.8", "8.2.1", "unknown"})
  void an_older_kibana_is_left_as_it_is(String version) throws InterruptedException {
    fake.version(version);

    failed(install("", new Access.Open()), "too-old", version, "8.19");
    assertThat(fake.imports()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8.19.0", "9.2.1", "10.0.0-SNAPSHOT"})
  void a_newer_kibana_takes_them(String version) throws InterruptedException {
    fake.version(version);

    assertThat(install("", new Access.Open())).isInstanceOf(Installed.Done.class);
  }

  @Test
  void who_asks_is_said_in_either_way() throws InterruptedException {
    fake.wanting("Basic aWRhOnNlY3JldA==");
    assertThat(install("", new Access.Password("ida", "secret")))
        .isInstanceOf(Installed.Done.class);
    fake.wanting("ApiKey a2V5");
    assertThat(install("", new Access.ApiKey("a2V5"))).isInstanceOf(Installed.Done.class);
    failed(install("", new Access.Open()), "not-logged-in", "--user", "--api-key");
    failed(install("", new Access.Password("ida", "wrong")), "not-allowed", "ida");
    assertThat(new Access.Password("ida", "secret").toString()).doesNotContain("secret");
  }

  @Test
  void what_is_refused_is_named() throws InterruptedException {
    fake.answering(
        """
        {"success":false,"successCount":16,"errors":[
          {"type":"search","id":"newswatch-latest","error":{"type":"missing_references"}}]}
        """);

    failed(
        install("", new Access.Open()),
        "incomplete",
        "took 16",
        "search newswatch-latest: missing_references");
  }

  @Test
  void where_nothing_answers_it_says_so() throws InterruptedException {
    fake.close();

    failed(install("", new Access.Open()), "unreachable", "Is Kibana running");
  }

  private Installed install(String space, Access access) throws InterruptedException {
    try (var kibana = new Kibana(fake.url(), space, access)) {
      return kibana.install();
    }
  }

  private static void failed(Installed installed, String reason, String... parts) {
    assertThat(installed)
        .isInstanceOfSatisfying(
            Installed.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(reason);
              assertThat(failed.detail()).contains(parts);
            });
  }
}
