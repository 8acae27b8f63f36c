package org.newswatch.indexer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.newswatch.indexer.verify.Difference.What;
import org.newswatch.indexer.verify.Entry.Side;
import org.newswatch.query.IndexNames;

class JudgesTest {

  private static final Reach NOTHING = new Reach(Long.MAX_VALUE);

  @Test
  void an_article_whose_documents_are_those_of_its_records_is_the_same() {
    assertThat(article(Reach.ALL, topic(1, 10), topic(2, 20), now(2, 20), kept(1, 10), kept(2, 20)))
        .isEmpty();
  }

  @Test
  void a_record_that_came_twice_counts_once() {
    assertThat(article(Reach.ALL, topic(1, 10), topic(1, 10), now(1, 10), kept(1, 10))).isEmpty();
  }

  @Test
  void what_is_not_there_is_missing() {
    assertThat(article(Reach.ALL, topic(1, 10), kept(1, 10))).containsExactly("articles missing 1");
    assertThat(article(Reach.ALL, topic(1, 10), now(1, 10))).containsExactly("revisions missing 1");
  }

  @Test
  void what_is_older_is_stale() {
    assertThat(article(Reach.ALL, topic(1, 10), topic(2, 20), now(1, 10), kept(1, 10), kept(2, 20)))
        .containsExactly("articles stale 1");
    assertThat(article(Reach.ALL, topic(1, 10), topic(1, 11), now(1, 11), kept(1, 10)))
        .containsExactly("revisions stale 1");
  }

  @Test
  void what_nobody_else_knows_is_foreign() {
    assertThat(article(Reach.ALL, now(1, 10))).containsExactly("articles foreign 1");
    assertThat(article(Reach.ALL, now(1, 10), kept(1, 10)))
        .containsExactly("articles foreign 1", "revisions foreign 1");
    assertThat(article(Reach.ALL, topic(1, 10), now(1, 10), kept(1, 10), kept(7, 9)))
        .containsExactly("revisions unexpected-revision 7");
    assertThat(article(Reach.ALL, topic(1, 10), now(1, 12), kept(1, 10)))
        .containsExactly("articles unexpected-revision 1");
  }

  @Test
  void what_stands_in_two_indices_is_doubled() {
    assertThat(article(Reach.ALL, topic(1, 10), now(1, 10), now(1, 10), kept(1, 10)))
        .containsExactly("articles doubled 0");
  }

  @Test
  void what_came_since_is_held_against_nobody() {
    assertThat(article(Reach.ALL, later(1, 10))).isEmpty();
    assertThat(article(Reach.ALL, later(1, 10), now(1, 10))).isEmpty();
    assertThat(article(Reach.ALL, later(1, 10), kept(1, 10))).isEmpty();
    assertThat(article(Reach.ALL, topic(1, 10), later(2, 20), now(2, 20), kept(1, 10), kept(2, 20)))
        .isEmpty();
    assertThat(article(Reach.ALL, topic(1, 10), later(2, 20), now(1, 10), kept(1, 10))).isEmpty();
  }

  @Test
  void content_that_is_right_and_was_written_by_another_is_altered() {
    var touched = new Entry(Side.DOCUMENT, "a", 1, 10, 11, "index");

    assertThat(article(Reach.ALL, topic(1, 10), touched, kept(1, 10)))
        .containsExactly("articles altered 1");
  }

  @Test
  void past_the_topic_article_and_revisions_must_agree() {
    assertThat(article(NOTHING, now(2, 20), kept(1, 10), kept(2, 20))).isEmpty();
    assertThat(article(NOTHING, kept(1, 10), kept(2, 20))).containsExactly("articles missing 2");
    assertThat(article(NOTHING, now(1, 10), kept(1, 10), kept(2, 20)))
        .containsExactly("articles stale 1");
    assertThat(article(NOTHING, now(2, 20), kept(1, 10))).containsExactly("revisions missing 2");
    assertThat(article(NOTHING, now(2, 20), kept(2, 20))).containsExactly("revisions missing 1");
    assertThat(article(NOTHING, now(1, 10))).containsExactly("articles foreign 1");
  }

  @Test
  void a_revision_older_than_the_topic_stands_beside_one_that_is_on_it() {
    var reach = new Reach(15);

    assertThat(article(reach, topic(2, 20), now(2, 20), kept(1, 10), kept(2, 20))).isEmpty();
    assertThat(article(reach, topic(2, 20), now(2, 20), kept(2, 20)))
        .containsExactly("revisions missing 1");
    assertThat(article(reach, now(1, 18), kept(1, 18)))
        .containsExactly("articles foreign 1", "revisions foreign 1");
  }

  @Test
  void what_falls_into_a_gap_of_the_archive_is_judged_by_its_revisions() {
    var reach = new Reach(0, List.of(new Reach.Gap(10, 30)));
    var archived = Entry.said(Side.ARCHIVE, "a", 1, 10);

    assertThat(article(reach, now(1, 20), kept(1, 20))).isEmpty();
    assertThat(article(reach, archived, now(2, 20), kept(1, 10), kept(2, 20))).isEmpty();
    assertThat(
            article(
                reach, archived, topic(3, 30), now(3, 30), kept(1, 10), kept(2, 20), kept(3, 30)))
        .isEmpty();
    assertThat(article(reach, archived, topic(3, 30), now(3, 30), kept(1, 10), kept(3, 30)))
        .containsExactly("revisions missing 2");
    assertThat(article(reach, archived, now(1, 10), kept(1, 10), kept(2, 20)))
        .containsExactly("articles stale 1");
    assertThat(article(reach, archived, kept(1, 10), kept(2, 20)))
        .containsExactly("articles missing 2");
    assertThat(article(reach, archived, now(2, 20), kept(1, 10)))
        .containsExactly("revisions missing 2");
    assertThat(article(reach, now(1, 31), kept(1, 31)))
        .containsExactly("articles foreign 1", "revisions foreign 1");
  }

  @Test
  void what_only_the_archive_has_is_expected_too() {
    var archived = Entry.said(Side.ARCHIVE, "a", 1, 10);

    assertThat(article(Reach.ALL, archived, now(1, 10), kept(1, 10))).isEmpty();
    assertThat(article(Reach.ALL, archived))
        .containsExactly("articles missing 1", "revisions missing 1");
  }

  @Test
  void what_the_archive_read_and_does_not_have_is_told() {
    var read = Entry.said(Side.ARCHIVED_TOPIC, "a", 1, 10);

    assertThat(article(Reach.ALL, read, now(1, 10), kept(1, 10)))
        .containsExactly("articles not-archived 1");
    assertThat(
            article(Reach.ALL, read, Entry.said(Side.ARCHIVE, "a", 1, 10), now(1, 10), kept(1, 10)))
        .isEmpty();
  }

  @Test
  void a_story_is_there_once_as_its_topic_has_it_last() {
    assertThat(story(topic(0, 10), topic(0, 20), now(0, 20))).isEmpty();
    assertThat(story(topic(0, 10), topic(0, 20), now(0, 10))).containsExactly("stories stale 0");
    assertThat(story(topic(0, 10))).containsExactly("stories missing 0");
    assertThat(story(now(0, 10))).containsExactly("stories foreign 0");
    assertThat(story(topic(0, 10), later(0, 11), now(0, 11))).isEmpty();
    assertThat(story(later(0, 11))).isEmpty();
  }

  @Test
  void what_says_that_it_was_removed_needs_no_record() {
    var removed = new Entry(Side.REMOVED, "a", 0, 20, 20, "index");

    assertThat(story(removed)).isEmpty();
    assertThat(story(topic(0, 10), topic(0, 20), removed)).isEmpty();
    assertThat(story(topic(0, 30), removed)).containsExactly("stories stale 0");
    assertThat(story(topic(0, 10), removed)).containsExactly("stories foreign 0");
  }

  @Test
  void what_is_older_than_its_topic_is_foreign_to_nobody() {
    var findings = new Findings(100);

    new LatestJudge(IndexNames.ALERTS, new Reach(10).and(new Reach(20)), findings)
        .of("a", List.of(now(0, 19)));

    assertThat(told(findings)).isEmpty();
    assertThat(findings.report(0).tallies())
        .hasEntrySatisfying(IndexNames.ALERTS, tally -> assertThat(tally.same()).isOne());
  }

  @Test
  void what_is_about_something_erased_must_not_be_there() {
    var erased = Entry.said(Side.ERASED, "a", 0, 10);

    assertThat(erased(erased)).isEmpty();
    assertThat(erased(erased, now(0, 10))).containsExactly("alerts forgotten 0");
  }

  @Test
  void what_is_erased_meanwhile_is_held_against_nobody() {
    var excused = Entry.said(Side.EXCUSED, "a", 0, 0);

    assertThat(erased(topic(0, 10), excused)).isEmpty();
    assertThat(erased(topic(0, 10), excused, now(0, 10))).isEmpty();
  }

  private static List<String> erased(Entry... entries) {
    var findings = new Findings(100);
    var judge = new LatestJudge(IndexNames.ALERTS, Reach.ALL, findings);
    new ErasedJudge(IndexNames.ALERTS, Set.of(), findings, judge).of("a", List.of(entries));
    return told(findings);
  }

  private static Entry topic(int revision, long version) {
    return Entry.said(Side.TOPIC, "a", revision, version);
  }

  private static Entry later(int revision, long version) {
    return Entry.said(Side.LATER, "a", revision, version);
  }

  private static Entry now(int revision, long version) {
    return new Entry(Side.DOCUMENT, "a", revision, version, version, "index");
  }

  private static Entry kept(int revision, long version) {
    return new Entry(Side.REVISION, "a", revision, version, version, "index");
  }

  private static List<String> article(Reach reach, Entry... entries) {
    var findings = new Findings(100);
    new ArticleJudge(reach, findings).of("a", List.of(entries));
    return told(findings);
  }

  private static List<String> story(Entry... entries) {
    var findings = new Findings(100);
    new LatestJudge(IndexNames.STORIES, Reach.ALL, findings).of("a", List.of(entries));
    return told(findings);
  }

  private static List<String> told(Findings findings) {
    Report report = findings.report(0);
    var told = new ArrayList<String>();
    for (Difference difference : report.differences()) {
      told.add(
          difference.index().name().toLowerCase(java.util.Locale.ROOT)
              + " "
              + difference.what().word()
              + " "
              + difference.revision());
    }
    assertThat(report.same()).isEqualTo(told.isEmpty());
    for (What what : What.values()) {
      assertThat(report.count(what))
          .isEqualTo(report.differences().stream().filter(of -> of.what() == what).count());
    }
    return told;
  }
}
