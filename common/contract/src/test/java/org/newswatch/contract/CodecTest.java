package org.newswatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodecTest {

  private static final RawArticle ARTICLE =
      RawArticle.builder(
              ArticleId.ofUrl("https://paper.test/a"),
              new SourceRef("paper.test", "The Paper", "paper.test", null, "en"),
              "Ferry runs again",
              "The ferry runs again.\n\nIt had stopped on Monday.",
              Instant.parse("2026-03-01T10:00:00Z"))
          .url("https://paper.test/a?utm=1")
          .canonicalUrl("https://paper.test/a")
          .publishedAt(Instant.parse("2026-03-01T09:00:00Z"))
          .byline(List.of("Ada Low"))
          .found("title", Provenance.JSON_LD)
          .build();

  @Test
  void a_record_survives_the_way_to_bytes_and_back() {
    byte[] bytes = Codec.RAW_ARTICLE.encode(ARTICLE);

    assertThat(Codec.RAW_ARTICLE.decode(bytes).orElseThrow()).isEqualTo(ARTICLE);
  }

  @Test
  void the_version_stands_first_and_absent_values_are_left_out() {
    String json = new String(Codec.RAW_ARTICLE.encode(ARTICLE), StandardCharsets.UTF_8);

    assertThat(json)
        .startsWith("{\"schemaVersion\":1,")
        .doesNotContain("imageUrl")
        .contains("\"publishedAt\":\"2026-03-01T09:00:00Z\"")
        .contains("\"provenance\":{\"title\":\"json-ld\"}");
  }

  @Test
  void a_builder_that_starts_from_an_article_gives_it_back() {
    assertThat(Samples.RAW.toBuilder().build()).isEqualTo(Samples.RAW);
  }

  @Test
  void unknown_fields_are_ignored() {
    String json = new String(Codec.RAW_ARTICLE.encode(ARTICLE), StandardCharsets.UTF_8);
    byte[] later =
        json.replaceFirst("\\{", "{\"mood\":{\"x\":[1]},").getBytes(StandardCharsets.UTF_8);

    assertThat(Codec.RAW_ARTICLE.decode(later).orElseThrow()).isEqualTo(ARTICLE);
  }

  @Test
  void an_unknown_schema_version_is_refused_by_name() {
    String json = new String(Codec.RAW_ARTICLE.encode(ARTICLE), StandardCharsets.UTF_8);
    byte[] later =
        json.replace("\"schemaVersion\":1", "\"schemaVersion\":2").getBytes(StandardCharsets.UTF_8);

    assertThat(Codec.RAW_ARTICLE.decode(later))
        .isInstanceOfSatisfying(
            Decoded.Undecodable.class, bad -> assertThat(bad.reason()).isEqualTo("schema-version"));
  }

  @Test
  void a_missing_required_field_is_a_refusal_not_a_crash() {
    byte[] bytes = "{\"schemaVersion\":1,\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(Codec.RAW_ARTICLE.decode(bytes)).isInstanceOf(Decoded.Undecodable.class);
  }

  @Property
  void foreign_bytes_never_crash_the_decoder(@ForAll byte[] bytes) {
    assertThat(Codec.RAW_ARTICLE.decode(bytes)).isInstanceOf(Decoded.Undecodable.class);
  }

  @Property
  void any_cut_of_a_record_is_refused(@ForAll int at) {
    byte[] bytes = Codec.RAW_ARTICLE.encode(ARTICLE);
    byte[] cut = java.util.Arrays.copyOf(bytes, Math.floorMod(at, bytes.length));

    assertThat(Codec.RAW_ARTICLE.decode(cut)).isInstanceOf(Decoded.Undecodable.class);
  }

  @Test
  void a_record_over_the_bound_is_refused_where_it_is_written() {
    // Each of these characters takes three bytes, so that the text's bound alone does not save us.
    RawArticle large =
        RawArticle.builder(
                ARTICLE.id(), ARTICLE.source(), "t", "\u4e2d".repeat(400_000), ARTICLE.fetchedAt())
            .summary("\u4e2d".repeat(5_000))
            .tags(java.util.Collections.nCopies(100, "\u4e2d".repeat(1_200)))
            .build();

    assertThatThrownBy(() -> Codec.RAW_ARTICLE.encode(large))
        .isInstanceOf(RecordTooLargeException.class)
        .hasMessageContaining("900000");
  }

  @Test
  void an_enriched_article_reads_the_same_when_the_bytes_of_its_annotated_one_are_taken_over() {
    for (EnrichedArticle enriched : List.of(Samples.ENRICHED, Samples.REVISED)) {
      byte[] annotated =
          Codec.ANNOTATED_ARTICLE.encode(
              new AnnotatedArticle(enriched.article(), enriched.annotation()));

      assertThat(Codec.ENRICHED_ARTICLE.decode(Codec.encode(annotated, enriched)))
          .isEqualTo(new Decoded.Read<>(enriched));
    }
  }

  @Test
  void what_an_annotated_article_says_of_its_place_is_not_taken_over() {
    String annotated =
        new String(Codec.ANNOTATED_ARTICLE.encode(Samples.ANNOTATED), StandardCharsets.UTF_8);
    String id = Samples.ANNOTATED.article().id().value();
    byte[] claiming =
        (annotated.substring(0, annotated.length() - 1)
                + ",\"nearDuplicateOf\":\""
                + id
                + "\",\"similarity\":7,\"storyId\":\"s-9\"}")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(Codec.ENRICHED_ARTICLE.decode(Codec.encode(claiming, Samples.ENRICHED)))
        .isEqualTo(new Decoded.Read<>(Samples.ENRICHED));
  }

  @Test
  void an_annotated_article_in_other_characters_is_written_anew() {
    String annotated =
        new String(Codec.ANNOTATED_ARTICLE.encode(Samples.ANNOTATED), StandardCharsets.UTF_8);

    assertThat(
            Codec.ENRICHED_ARTICLE.decode(
                Codec.encode(annotated.getBytes(StandardCharsets.UTF_16LE), Samples.ENRICHED)))
        .isEqualTo(new Decoded.Read<>(Samples.ENRICHED));
  }

  @Test
  void blanks_and_unknown_fields_of_an_annotated_article_change_nothing_of_the_enriched_one() {
    String annotated =
        new String(Codec.ANNOTATED_ARTICLE.encode(Samples.ANNOTATED), StandardCharsets.UTF_8);
    byte[] odd =
        (annotated.substring(0, annotated.length() - 1) + ",\"mood\":{} } \n")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(Codec.ANNOTATED_ARTICLE.decode(odd).orElseThrow()).isEqualTo(Samples.ANNOTATED);
    assertThat(Codec.encode(odd, Samples.ENRICHED))
        .satisfies(
            bytes ->
                assertThat(Codec.ENRICHED_ARTICLE.decode(bytes))
                    .isEqualTo(new Decoded.Read<>(Samples.ENRICHED)));
  }
}
