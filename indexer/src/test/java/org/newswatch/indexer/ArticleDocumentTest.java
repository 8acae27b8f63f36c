package org.newswatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newswatch.indexer.Mapped.assertMapped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.KeptRecord;
import org.newswatch.testkit.query.GeneratedNews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ArticleDocumentTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant PUBLISHED = Articles.SEEN.minusSeconds(3_600);

  @Test
  void every_field_is_in_the_template() {
    EnrichedArticle article =
        Articles.about("Anna Lind", PUBLISHED, Articles.days("2026-11-01", "2026-11-02"));

    assertMapped(document(Articles.revised(article)), IndexNames.ARTICLES);
    assertMapped(
        JSON.readTree(StoryDocument.of(Articles.story(1), Articles.SEEN)), IndexNames.STORIES);
    assertMapped(
        JSON.readTree(EntityDocument.of(Articles.entity(1L), Articles.SEEN)), IndexNames.ENTITIES);
  }

  @Test
  void a_copy_says_of_what_and_a_revision_what_it_changed() {
    JsonNode document = document(Articles.revised(Articles.about("Anna Lind", PUBLISHED)));

    assertThat(document.path("nearDuplicateOf").asString()).hasSize(32);
    assertThat(document.path("similarity").asDouble()).isEqualTo(.93);
    assertThat(document.path("revised").toString())
        .isEqualTo(
            "{\"titleBefore\":\"A bridge, at last\",\"textAdded\":0.25,\"textRemoved\":0.5,"
                + "\"entitiesAdded\":[\"Anna Lind\"],\"entityIdsAdded\":[\"p-1\"],"
                + "\"entitiesRemoved\":[\"Velin\"],\"entityIdsRemoved\":[\"l-1\"],"
                + "\"daysAdded\":[\"2026-12-01\"],\"daysRemoved\":[\"2026-11-01\"]}");
    assertThat(document(Articles.about("Anna Lind", PUBLISHED)).has("revised")).isFalse();
  }

  @Test
  void a_story_says_what_it_turned_out_to_be() {
    JsonNode document = JSON.readTree(StoryDocument.of(Articles.story(4), Articles.SEEN));

    assertThat(document.path("storyId").asString()).isEqualTo("s-2");
    assertThat(document.path("mergedInto").asString()).isEqualTo("s-1");
    assertThat(document.path("articles").asInt()).isEqualTo(5);
    assertThat(document.path("persons").toString()).isEqualTo("[\"Anna Lind\"]");
    assertThat(document.path("places").toString()).isEqualTo("[\"Velin\"]");
    assertThat(document.path("day").asString()).isEqualTo("2026-11-20");
    assertThat(document.at("/details/hours/0/articles").asInt()).isEqualTo(3);
  }

  @Test
  void the_time_is_that_of_publication_when_plausible() {
    JsonNode document = document(Articles.about("Anna Lind", PUBLISHED));

    assertThat(document.path("@timestamp").asString()).isEqualTo(PUBLISHED.toString());
    assertThat(document.path("timestampSource").asString()).isEqualTo("publishedAt");
  }

  @Test
  void a_publication_that_is_unknown_or_yet_to_come_is_no_time() {
    Instant future = Articles.SEEN.plusSeconds(3_601);
    for (EnrichedArticle article :
        new EnrichedArticle[] {
          Articles.about("Anna Lind", null), Articles.about("Anna Lind", future)
        }) {
      assertThat(document(article).path("@timestamp").asString())
          .isEqualTo(Articles.SEEN.toString());
      assertThat(document(article).path("timestampSource").asString()).isEqualTo("firstSeenAt");
    }
  }

  @Test
  void how_late_it_was_found_is_told_where_its_publication_is_plausible() {
    assertThat(document(Articles.about("Anna Lind", PUBLISHED)).path("delaySeconds").asLong())
        .isEqualTo(3_600);
    Instant ahead = Articles.SEEN.plusSeconds(60);
    assertThat(document(Articles.about("Anna Lind", ahead)).path("delaySeconds").asLong(-1))
        .isZero();
    Instant future = Articles.SEEN.plusSeconds(3_601);
    assertThat(document(Articles.about("Anna Lind", future)).has("delaySeconds")).isFalse();
    assertThat(document(Articles.about("Anna Lind", null)).has("delaySeconds")).isFalse();
  }

  @Test
  void a_year_is_searchable_as_a_span_but_fills_no_calendar() {
    JsonNode document =
        document(
            Articles.about(
                "Anna Lind",
                PUBLISHED,
                Articles.days("1996-01-01", "1996-12-31"),
                Articles.days("2026-11-01", "2026-11-03")));

    assertThat(document.path("mentionedDates")).hasSize(2);
    assertThat(document.path("mentionedShortDates")).hasSize(1);
    assertThat(document.path("mentionedDays").toString())
        .isEqualTo("[\"2026-11-01\",\"2026-11-02\",\"2026-11-03\"]");
  }

  @Test
  void thirty_one_days_are_a_short_span_and_thirty_two_are_not() {
    JsonNode document =
        document(
            Articles.about(
                "Anna Lind",
                PUBLISHED,
                Articles.days("2026-10-01", "2026-10-31"),
                Articles.days("2026-10-01", "2026-11-01")));

    assertThat(document.path("mentionedShortDates")).hasSize(1);
    assertThat(document.path("mentionedDays")).hasSize(31);
  }

  @Test
  void a_day_decades_away_is_on_no_calendar() {
    JsonNode document =
        document(Articles.about("Anna Lind", PUBLISHED, Articles.days("1945-05-08", "1945-05-08")));

    assertThat(document.path("mentionedShortDates")).hasSize(1);
    assertThat(document.path("mentionedDays")).isEmpty();
  }

  @Test
  void a_time_that_the_index_cannot_hold_is_left_out() {
    JsonNode document = document(Articles.about("Anna Lind", Instant.MAX));

    assertThat(document.has("publishedAt")).isFalse();
    assertThat(document.path("timestampSource").asString()).isEqualTo("firstSeenAt");
  }

  @Test
  void the_record_can_be_had_back_from_the_document() {
    List<EnrichedArticle> news = new ArrayList<>(GeneratedNews.of(200, 5));
    news.add(Articles.revised(Articles.about("Anna Lind", PUBLISHED)));
    news.add(Articles.about("Anna Lind", Instant.MAX));

    for (EnrichedArticle article : news) {
      assertThat(KeptRecord.of(document(article)).orElseThrow()).isEqualTo(article);
    }
  }

  @Test
  void what_the_fields_say_is_not_kept_twice() {
    EnrichedArticle article = Articles.about("Anna Lind", PUBLISHED);
    JsonNode document = document(article);

    assertThat(document.path("record").path("article").has("text")).isFalse();
    assertThat(document.path("record").path("annotation").has("mentions")).isFalse();
    assertThat(document.path("model").asInt()).isEqualTo(ArticleFields.MODEL);
  }

  @Test
  void a_document_of_an_earlier_build_says_that_it_holds_no_record() {
    var document = (ObjectNode) document(Articles.about("Anna Lind", PUBLISHED));
    document.remove("record");

    assertThat(KeptRecord.of(document)).isInstanceOf(Decoded.Undecodable.class);
  }

  private static JsonNode document(EnrichedArticle article) {
    return JSON.readTree(ArticleDocument.of(article, Articles.SEEN));
  }
}
