package org.newswatch.alerts.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.AlertCandidate;
import org.newswatch.contract.AlertCandidate.Asked;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Limits;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.MatchedClause.How;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.TimexType;
import org.newswatch.names.NameKeys;

class MatcherTest {

  private static final Instant NOW = Instant.parse("2026-11-16T20:30:00Z");

  private static final String TITLE = "\ud83d\udce2 Tax fraud charges";

  private static final String TEXT =
      "Prosecutors said on Monday that \u0141ukaszenka\u2019s aide took part in a fraud.\n\n"
          + "The hearing is set for 24 November. The taxes were never paid.";

  private static final EnrichedArticle ARTICLE = article(TITLE, TEXT);

  private final Matcher matcher =
      Matcher.of(
          new Lookups(
              id -> id.equals("e1") ? Set.of("e1", "old") : Set.of(id),
              id -> id.equals("s1") ? Set.of("s1", "root") : Set.of(id),
              name -> name.equals("desk") ? Optional.of("fraud lang:en") : Optional.empty()));

  @AfterEach
  void close() {
    matcher.close();
  }

  @Test
  void an_article_is_matched_with_all_subscriptions_at_once() {
    update(
        subscription("a", "Lukashenko fraud"),
        subscription("b", "=Lukashenko"),
        subscription("c", "prosec* NEAR/5 monday"),
        subscription("d", "NOT earthquake"),
        subscription("e", "fraud NOT tax"),
        subscription("f", "entity:old"),
        subscription("g", "story:root"),
        subscription("h", "@desk"),
        subscription("i", "about:today+8d"),
        subscription("j", "about:today+7d"));

    assertThat(matched()).containsExactly("a", "c", "d", "f", "g", "h", "i");
  }

  @Test
  void a_match_says_which_words_where_and_in_which_spelling() {
    update(subscription("a", "Lukashenko AND (fraud OR taxes) NOT earthquake"));

    AlertCandidate candidate = matcher.match(ARTICLE, NOW).candidates().getFirst();

    assertThat(candidate.matches())
        .extracting(
            MatchedClause::clause, MatchedClause::field, MatchedClause::surface, MatchedClause::how)
        .containsExactly(
            tuple("Lukashenko", Field.TEXT, "\u0141ukaszenka\u2019s", How.SPELLING),
            tuple("fraud", Field.TITLE, "fraud", How.WRITTEN),
            tuple("fraud", Field.TEXT, "fraud", How.WRITTEN),
            tuple("taxes", Field.TEXT, "taxes", How.WRITTEN));
    assertThat(candidate.matches())
        .allSatisfy(
            match ->
                assertThat(
                        (match.field() == Field.TITLE ? TITLE : TEXT)
                            .substring(match.start(), match.end()))
                    .isEqualTo(match.surface()));
    assertThat(candidate.named()).containsExactly(new Asked("e1", "Alexander Lukashenko"));
    assertThat(candidate.snippets())
        .isNotEmpty()
        .allSatisfy(
            snippet -> assertThat(TEXT.substring(snippet.start())).startsWith(snippet.text()));
  }

  @Test
  void a_match_whose_places_are_not_found_is_a_candidate_all_the_same() {
    var troubled =
        new Lookups(
            id -> {
              if (id.equals("e1")) {
                return Set.of("e1", "old");
              }
              throw new IllegalStateException("nobody knows " + id);
            },
            Set::of,
            name -> Optional.empty());
    try (Matcher one = Matcher.of(troubled)) {
      assertThat(one.update(List.of(subscription("a", "entity:old"), subscription("b", "fraud"))))
          .isEmpty();

      Matcher.Matched matched = one.match(ARTICLE, NOW);

      assertThat(ids(matched.candidates())).containsExactly("a", "b");
      assertThat(matched.candidates().getFirst().matches()).isEmpty();
      assertThat(matched.candidates().getLast().matches()).isNotEmpty();
      assertThat(matched.failures()).isEmpty();
      assertThat(matched.unplaced())
          .extracting(Matcher.Failure::subscriptionId, Matcher.Failure::reason)
          .containsExactly(tuple("a", "places"));
    }
  }

  @Test
  void a_subscription_that_could_not_be_asked_is_named() {
    update(subscription("a", "fraud"), subscription("b", "earthquake"));

    Matcher.Matched matched = matcher.match(ARTICLE, Instant.parse("+10000-01-01T00:00:00Z"));

    assertThat(matched.candidates()).isEmpty();
    assertThat(matched.failures())
        .extracting(Matcher.Failure::subscriptionId, Matcher.Failure::reason)
        .containsExactly(tuple("a", "matching"));
  }

  @Test
  void what_a_query_names_is_told_within_the_bounds_of_the_contract() {
    String longName = "A".repeat(2_000);
    EnrichedArticle article = named("e1", longName);
    update(subscription("a", "entity:e1"));

    assertThat(matcher.match(article, NOW).candidates())
        .singleElement()
        .satisfies(
            candidate ->
                assertThat(candidate.named()).containsExactly(new Asked("e1", "A".repeat(1_000))));
  }

  private static EnrichedArticle named(String id, String label) {
    return new EnrichedArticle(
        ARTICLE.article(),
        ARTICLE.annotation(),
        ARTICLE.firstSeenAt(),
        1,
        1,
        List.of(),
        List.of(new EntityRef(id, MentionType.PERSON, label, .5, 1, null, List.of())),
        null,
        null,
        null,
        null);
  }

  @Test
  void days_names_and_data_are_told_as_well() {
    update(
        subscription("a", "person:Lukashenka about:[2026-11-20 TO 2026-11-30] lang:en section:x"));
    assertThat(matched()).isEmpty();

    update(subscription("a", "person:Lukashenka about:[2026-11-20 TO 2026-11-30] lang:en"));

    AlertCandidate candidate = matcher.match(ARTICLE, NOW).candidates().getFirst();
    assertThat(candidate.matches())
        .extracting(MatchedClause::surface, MatchedClause::how)
        .containsExactly(
            tuple("\u0141ukaszenka", How.NAMED),
            tuple("24 November", How.DAY),
            tuple(null, How.DATA));
    assertThat(candidate.named()).extracting(Asked::key).containsExactly("e1", "2026-11-24");
  }

  @Test
  void filters_leave_articles_out() {
    update(
        filtered("languages", List.of("en"), List.of(), List.of()),
        filtered("not-languages", List.of("ru"), List.of(), List.of()),
        filtered("countries", List.of(), List.of("PL"), List.of()),
        filtered("not-countries", List.of(), List.of("DE", "FR"), List.of()),
        filtered("sources", List.of(), List.of(), List.of("paper", "wire")),
        filtered("not-sources", List.of("en"), List.of("PL"), List.of("wire")));

    assertThat(matched()).containsExactly("countries", "languages", "sources");
  }

  @Test
  void a_newer_version_takes_the_place_of_the_older_and_a_removed_one_is_gone() {
    update(subscription("a", "fraud"), subscription("b", "fraud"));
    Subscription next = subscription("a", "fraud").next(NOW).match("earthquake").build();

    update(next, subscription("b", "fraud").next(NOW).removed(true).build());

    assertThat(matched()).isEmpty();
    assertThat(matcher.size()).isEqualTo(1);
    matcher.remove(List.of("a", "never-there"));
    assertThat(matcher.size()).isZero();
  }

  @Test
  void a_query_that_cannot_be_used_is_reported_and_the_rest_are_taken() {
    List<Matcher.Failure> failures =
        matcher.update(
            List.of(
                subscription("a", "fraud"),
                subscription("b", "fraud ("),
                subscription("c", "@unknown")));

    assertThat(failures)
        .extracting(Matcher.Failure::subscriptionId, Matcher.Failure::reason)
        .containsExactly(tuple("b", "query"), tuple("c", "query"));
    assertThat(matched()).containsExactly("a");
  }

  @Test
  void a_query_that_names_another_is_asked_with_what_that_one_says_now() {
    update(
        subscription("outer", "@middle lang:en"),
        subscription("middle", "tax @inner"),
        subscription("inner", "earthquake"));
    assertThat(matched()).isEmpty();

    Subscription changed = subscription("inner", "earthquake").next(NOW).match("fraud").build();
    update(changed);
    assertThat(matched()).containsExactly("inner", "middle", "outer");

    update(changed.next(NOW).match("flood").build());
    assertThat(matched()).isEmpty();
  }

  @Test
  void a_query_that_names_one_that_is_gone_is_reported_and_asked_as_before_until_it_is_back() {
    Subscription inner = subscription("inner", "fraud");
    update(inner, subscription("outer", "@inner tax"));

    Subscription gone = inner.next(NOW).removed(true).build();
    assertThat(matcher.update(List.of(gone)))
        .extracting(Matcher.Failure::subscriptionId)
        .containsExactly("outer");
    assertThat(matched()).containsExactly("outer");

    update(gone.next(NOW).removed(false).match("earthquake").build());
    assertThat(matched()).isEmpty();
  }

  @Test
  void queries_that_name_each_other_in_a_circle_are_reported_and_hold_up_nobody() {
    List<Matcher.Failure> failures =
        matcher.update(
            List.of(
                subscription("a", "fraud"),
                subscription("b", "tax @c"),
                subscription("c", "tax @b")));

    assertThat(failures)
        .extracting(Matcher.Failure::subscriptionId)
        .containsExactlyInAnyOrder("b", "c");
    assertThat(failures.getFirst().detail()).contains("holds itself");
    assertThat(matched()).containsExactly("a");
  }

  @Test
  void relative_days_are_those_of_the_moment_of_matching_in_the_subscription_s_zone() {
    update(
        subscription("utc", "about:today+8d"),
        subscription("a", "about:today+8d").next(NOW).zone(ZoneId.of("Pacific/Auckland")).build(),
        subscription("fresh", "published:now-2h"));

    assertThat(matched()).containsExactly("fresh", "utc");
    assertThat(ids(matcher.match(ARTICLE, Instant.parse("2026-11-15T20:30:00Z")).candidates()))
        .containsExactly("a");
  }

  @Test
  void what_is_told_of_a_match_is_bounded() {
    String fraud = "fraud and tax evasion ".repeat(5_000);
    update(
        subscription(
            "a",
            String.join(
                " OR ",
                IntStream.range(0, 40).mapToObj(i -> "fraud PRE/" + (i + 1) + " tax").toList())));

    AlertCandidate candidate = matcher.match(article(TITLE, fraud), NOW).candidates().getFirst();

    assertThat(candidate.matches()).hasSize(Limits.MATCHES_MAX);
    assertThat(candidate.snippets()).hasSizeBetween(1, Limits.SNIPPETS_MAX);
  }

  @Test
  void several_threads_match_while_another_updates() throws Exception {
    update(subscription("stays", "fraud"));
    try (var threads = Executors.newFixedThreadPool(3)) {
      List<Future<Boolean>> matching = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        int number = i;
        if (i % 3 == 0) {
          matching.add(
              threads.submit(
                  () ->
                      matcher.update(List.of(subscription("s" + number, "fraud tax"))).isEmpty()));
        } else {
          matching.add(threads.submit(() -> matched().contains("stays")));
        }
      }
      for (Future<Boolean> each : matching) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(matched()).hasSize(21);
  }

  private void update(Subscription... subscriptions) {
    assertThat(matcher.update(List.of(subscriptions))).isEmpty();
  }

  private List<String> matched() {
    Matcher.Matched matched = matcher.match(ARTICLE, NOW);
    assertThat(matched.failures()).isEmpty();
    return ids(matched.candidates());
  }

  private static List<String> ids(List<AlertCandidate> candidates) {
    return candidates.stream().map(AlertCandidate::subscriptionId).toList();
  }

  private static Subscription subscription(String id, String query) {
    return Subscription.builder(id, "owner", id, query, NOW).build();
  }

  private static Subscription filtered(
      String id, List<String> languages, List<String> countries, List<String> sources) {
    return Subscription.builder(id, "owner", id, "fraud", NOW)
        .filters(new Subscription.Filters(languages, countries, sources))
        .build();
  }

  private static EnrichedArticle article(String title, String text) {
    String name = "\u0141ukaszenka";
    String key = NameKeys.key(name);
    int at = text.indexOf(name);
    int day = text.indexOf("24 November");
    List<Mention> mentions =
        at < 0
            ? List.of()
            : List.of(
                new Mention(Field.TEXT, name, at, at + name.length(), MentionType.PERSON, name));
    List<DateMention> dates =
        day < 0
            ? List.of()
            : List.of(
                new DateMention(
                    Field.TEXT,
                    "24 November",
                    day,
                    day + "24 November".length(),
                    TimexType.DATE,
                    "2026-11-24",
                    LocalDate.parse("2026-11-24"),
                    LocalDate.parse("2026-11-24"),
                    Granularity.DAY,
                    Resolution.INFERRED));
    return new EnrichedArticle(
        RawArticle.builder(
                ArticleId.ofText("paper", title),
                new SourceRef("paper", "The Paper", "paper.example", "PL", "en"),
                title,
                text,
                NOW)
            .publishedAt(NOW.minusSeconds(3_600))
            .build(),
        new Annotation(
            "en",
            mentions,
            dates,
            mentions.isEmpty() ? List.of() : List.of(key),
            title,
            text.replace(name + "\u2019s", key),
            false,
            "test"),
        NOW,
        1,
        1,
        List.of(),
        mentions.isEmpty()
            ? List.of()
            : List.of(
                new EntityRef(
                    "e1", MentionType.PERSON, "Alexander Lukashenko", 0.5, 1, null, List.of(name))),
        null,
        "s1",
        null,
        null);
  }
}
