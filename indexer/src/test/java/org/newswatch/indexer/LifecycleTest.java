package org.newswatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.query.IndexNames;
import org.newswatch.query.IndexOptions;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;

class LifecycleTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final String ALIAS = IndexNames.ARTICLES.writeAlias(Articles.SEEN);

  private final FakeElasticsearch server = FakeElasticsearch.start();
  private final ElasticsearchHttp http =
      new ElasticsearchHttp(ElasticsearchSettings.of(server.url()), Duration.ofSeconds(10));

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void a_month_grows_warm_and_goes_so_long_after_its_last_day() {
    assertThat(new Lifecycle(DAY, DAY.multipliedBy(365)).policy())
        .contains("\"warm\":{\"min_age\":\"2764800s\"")
        .contains("\"delete\":{\"min_age\":\"34214400s\"")
        .doesNotContain("rollover", "readonly");
    assertThat(new Lifecycle(null, DAY).policy()).doesNotContain("warm");
  }

  @Test
  void nothing_is_deleted_before_it_is_warm() {
    assertThatThrownBy(() -> new Lifecycle(DAY, DAY)).hasMessageContaining("delete-after");
    assertThatThrownBy(() -> new Lifecycle(null, Duration.ZERO)).hasMessageContaining("positive");
  }

  @Test
  void articles_and_revisions_follow_the_policy_also_those_of_earlier_months() throws Exception {
    server.reply(200, "{}");

    assertThat(indices(new Lifecycle(null, DAY)).prepare()).isEqualTo(Indices.State.READY);
    assertThat(requests("PUT /_ilm")).hasSize(1);
    assertThat(requests("PUT /_index_template"))
        .filteredOn(request -> request.contains("\"lifecycle\":{\"name\":\"newswatch\"}"))
        .hasSize(2);
    assertThat(requests("PUT /newswatch-"))
        .hasSize(2)
        .allMatch(request -> request.contains("lifecycle") && request.contains("/_settings"));
  }

  @Test
  void a_server_without_lifecycles_is_served_without() throws Exception {
    server.reply(400, "{\"error\":\"no handler found for uri\"}").reply(200, "{}");

    assertThat(indices(new Lifecycle(null, DAY)).prepare()).isEqualTo(Indices.State.READY);
    assertThat(requests("PUT /_index_template")).noneMatch(r -> r.contains("lifecycle"));
    assertThat(requests("PUT /newswatch-")).isEmpty();
  }

  @Test
  void who_may_not_manage_lifecycles_is_told_so() throws Exception {
    server.reply(403, "{}");

    assertThat(indices(new Lifecycle(null, DAY)).prepare())
        .isInstanceOfSatisfying(
            Indices.State.Stop.class, stop -> assertThat(stop.why()).contains("lifecycle policy"));
  }

  @Test
  void a_policy_that_is_no_longer_wanted_stops_to_delete() throws Exception {
    server.reply(200, "{}");

    indices(Lifecycle.NONE).prepare();

    assertThat(requests("PUT /_ilm").getFirst()).doesNotContain("delete", "warm");
  }

  @Test
  void where_none_ever_was_none_is_put() throws Exception {
    server.reply(404, "{}").reply(200, "{}");

    assertThat(indices(Lifecycle.NONE).prepare()).isEqualTo(Indices.State.READY);
    assertThat(requests("PUT /_ilm")).isEmpty();
  }

  @Test
  void a_month_that_went_with_its_age_is_made_again_when_an_article_of_it_is_revised()
      throws Exception {
    server.reply(200, "{}");
    Indices kept = indices(new Lifecycle(DAY, null));
    Indices deleted = indices(new Lifecycle(null, DAY));

    for (Indices indices : List.of(kept, deleted)) {
      indices.ensure(IndexNames.ARTICLES, List.of(ALIAS));
    }
    int before = requests("GET /_alias").size();

    assertThat(kept.forgetDeleted()).isFalse();
    assertThat(deleted.forgetDeleted()).isTrue();
    deleted.ensure(IndexNames.ARTICLES, List.of(ALIAS));
    kept.ensure(IndexNames.ARTICLES, List.of(ALIAS));
    assertThat(requests("GET /_alias")).hasSize(before + 1);
  }

  private Indices indices(Lifecycle lifecycle) {
    return new Indices(http, IndexOptions.DEFAULT, lifecycle);
  }

  private List<String> requests(String prefix) {
    return server.requests().stream().filter(request -> request.startsWith(prefix)).toList();
  }
}
