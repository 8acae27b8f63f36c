package org.newswatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IndexTemplatesTest {

  private final JsonNode template = new JsonMapper().readTree(IndexTemplates.articles());

  @Test
  void every_field_that_code_names_is_mapped() throws ReflectiveOperationException {
    assertMapped(Fields.class, IndexNames.ARTICLES);
    assertMapped(Fields.class, IndexNames.REVISIONS);
    assertMapped(StoryFields.class, IndexNames.STORIES);
    assertMapped(EntityFields.class, IndexNames.ENTITIES);
    assertMapped(AlertFields.class, IndexNames.ALERTS);
    assertMapped(DeliveryFields.class, IndexNames.DELIVERIES);
    assertMapped(SourceFields.class, IndexNames.SOURCES);
  }

  private static void assertMapped(Class<?> names, IndexNames index)
      throws ReflectiveOperationException {
    JsonNode properties =
        new JsonMapper()
            .readTree(IndexTemplates.of(index, IndexOptions.DEFAULT))
            .at("/template/mappings/properties");
    for (var field : names.getFields()) {
      if (field.getType() == String.class && Modifier.isStatic(field.getModifiers())) {
        String path = "/" + ((String) field.get(null)).replace(".", "/properties/");
        assertThat(properties.at(path).isMissingNode()).as(field.getName()).isFalse();
      }
    }
  }

  @Test
  void the_template_says_by_which_model_documents_are_written() {
    assertThat(template.at("/_meta/model").intValue()).isEqualTo(ArticleFields.MODEL);
  }

  @Test
  void an_unknown_field_is_refused_rather_than_guessed() {
    assertThat(template.at("/template/mappings/dynamic").stringValue()).isEqualTo("strict");
  }

  @Test
  void a_bare_word_typed_into_a_dashboard_searches_the_names_too() {
    assertThat(template.at("/template/settings/index/query/default_field").toString())
        .isEqualTo("[\"title\",\"text\",\"summary\",\"entityNames\"]");
  }

  @Test
  void each_kind_of_index_has_its_own_pattern_and_read_alias() {
    for (IndexNames names : IndexNames.values()) {
      JsonNode one = new JsonMapper().readTree(IndexTemplates.of(names, IndexOptions.DEFAULT));
      assertThat(one.at("/index_patterns/0").stringValue()).isEqualTo(names.readAlias() + "-*");
      assertThat(one.at("/template/aliases").has(names.readAlias())).isTrue();
    }
    assertThat(Arrays.stream(IndexNames.values()).map(IndexNames::pattern)).doesNotHaveDuplicates();
  }

  @Test
  void what_an_operator_sets_is_in_every_template() {
    var options = new IndexOptions(3, 2, Duration.ofSeconds(30), IndexOptions.Codec.DEFAULT, true);
    for (IndexNames names : IndexNames.values()) {
      JsonNode index =
          new JsonMapper()
              .readTree(IndexTemplates.of(names, options))
              .at("/template/settings/index");
      assertThat(index.path("number_of_shards").asInt()).isEqualTo(3);
      assertThat(index.path("number_of_replicas").asInt()).isEqualTo(2);
      assertThat(index.path("refresh_interval").asString()).isEqualTo("30000ms");
      assertThat(index.path("codec").asString()).isEqualTo("default");
    }
  }

  @Test
  void only_what_has_an_index_a_month_goes_with_its_age() {
    IndexOptions options = IndexOptions.DEFAULT.withLifecycle(true);

    assertThat(IndexNames.values())
        .filteredOn(names -> IndexTemplates.of(names, options).contains("lifecycle"))
        .containsExactly(IndexNames.ARTICLES, IndexNames.REVISIONS);
    assertThat(IndexTemplates.articles()).doesNotContain("lifecycle");
  }

  @Test
  void the_month_is_that_of_the_first_sight_in_utc() {
    Instant lastSecond = Instant.parse("2026-11-30T23:59:59Z");

    assertThat(IndexNames.ARTICLES.writeAlias(lastSecond))
        .isEqualTo("newswatch-articles-write-2026.11");
    assertThat(IndexNames.ARTICLES.firstIndex(lastSecond))
        .isEqualTo("newswatch-articles-2026.11-000001")
        .isEqualTo(IndexNames.ARTICLES.firstIndexOf("newswatch-articles-write-2026.11"));
  }

  @Test
  void stories_have_one_index_whenever_they_began() {
    String alias = IndexNames.STORIES.writeAlias(Instant.EPOCH);

    assertThat(alias)
        .isEqualTo("newswatch-stories-write")
        .isEqualTo(IndexNames.STORIES.writeAlias(Instant.parse("2026-11-30T00:00:00Z")));
    assertThat(IndexNames.STORIES.firstIndexOf(alias)).isEqualTo("newswatch-stories-000001");
  }
}
