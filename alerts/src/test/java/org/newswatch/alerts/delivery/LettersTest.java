package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Field;
import org.newswatch.contract.MatchedClause;
import org.newswatch.contract.Subscription;

final class LettersTest {

  private static final Subscription WATCH = Samples.subscription(Samples.EMAIL);

  private static Letter digest(List<Alert> alerts) {
    return Letters.of(WATCH, new Message.Content.Many(Samples.digest(alerts)));
  }

  @Test
  void an_alert_by_itself_says_what_where_when_and_marks_what_matched() {
    Letter letter = Letters.of(WATCH, Samples.one());

    assertThat(letter.subject()).isEqualTo("Aurelia Low: Ferry stands still at Low harbour");
    Letter.Entry entry = letter.stories().getFirst().newest();
    assertThat(entry.source()).isEqualTo("The Lakeside Tribune");
    assertThat(entry.time()).isEqualTo("2 Nov 2026, 09:48 CET");
    assertThat(entry.snippets().getFirst().stream().filter(Letter.Run::marked))
        .extracting(Letter.Run::text)
        .containsExactly("ferry", "Aureliya Low");
  }

  @Test
  void a_digest_is_grouped_by_story_the_most_told_first_with_what_was_held_back() {
    Letter letter = Letters.of(WATCH, new Message.Content.Many(Samples.day()));

    assertThat(letter.headline()).isEqualTo("3 alerts in 2 stories");
    assertThat(letter.stories()).hasSize(2);
    Letter.Story first = letter.stories().getFirst();
    assertThat(first.newest().plainTitle()).isEqualTo("Aurelia Low promises a Ferry by Friday");
    assertThat(first.earlier()).hasSize(1);
    assertThat(first.count()).isEqualTo("11 articles from 6 sources");
    assertThat(first.held())
        .extracting(Letter.Held::why)
        .containsExactly("repeats another article");
    assertThat(first.heldMore()).isEqualTo("and 3 more held back");
  }

  @Test
  void a_surge_says_how_many_against_how_many_and_lists_some_of_them() {
    Letter letter = Letters.of(WATCH, new Message.Content.One(Samples.surge()));

    assertThat(letter.subject()).isEqualTo("Aurelia Low: Surge: Ferry sinks");
    assertThat(letter.headline()).isEqualTo("A surge");
    assertThat(letter.stories().getFirst().mute()).isNull();
    assertThat(LetterText.of(letter))
        .contains("[Surge] Ferry sinks")
        .contains("12 matching articles within an hour; usual are 0.8")
        .contains("12 articles from 7 sources")
        .contains("Among them:\n   - No ferry to Low before Friday (Harbour Post): counted")
        .contains("and 10 more\n")
        .doesNotContain("Held back", "held back", "Mute");
    assertThat(new String(SlackBlocks.of(letter), java.nio.charset.StandardCharsets.UTF_8))
        .contains("among them: 1 and 10 more");
    assertThat(Jsoup.parse(new LetterHtml().of(letter)).text()).contains("Among them");
  }

  @Test
  void a_silence_has_no_article_and_says_which_source_and_since_when() {
    Letter began = Letters.of(WATCH, new Message.Content.One(Samples.silence(false)));
    Letter ended = Letters.of(WATCH, new Message.Content.One(Samples.silence(true)));

    assertThat(began.subject()).isEqualTo("Aurelia Low: Nothing new from tribune");
    assertThat(ended.subject()).isEqualTo("Aurelia Low: tribune is heard again");
    assertThat(LetterText.of(began))
        .contains("[Silent] Nothing new from tribune")
        .contains("No article came for 12 hours.")
        .contains("silent since 1 Nov 2026, 20:00 CET")
        .doesNotContain("Read:", "null");
    assertThat(LetterText.of(ended))
        .contains("[Heard again] tribune is heard again")
        .contains("silent from 1 Nov 2026, 20:00 CET to 2 Nov 2026, 09:58 CET");
    for (Letter letter : List.of(began, ended)) {
      assertThat(new String(SlackBlocks.of(letter), java.nio.charset.StandardCharsets.UTF_8))
          .contains("tribune");
      assertThat(Jsoup.parse(new LetterHtml().of(letter)).text()).doesNotContain("null");
    }
  }

  @Test
  void a_digest_of_what_is_no_story_counts_no_stories() {
    Letter letter = digest(List.of(Samples.silence(false), Samples.silence(true), Samples.surge()));

    assertThat(letter.headline()).isEqualTo("3 alerts");
    assertThat(letter.stories()).hasSize(2);
    assertThat(AlertFeed.of(WATCH, "http://x.test/f", List.of(Samples.silence(false))))
        .contains("<title>Silent: Nothing new from tribune</title>");
  }

  @Test
  void an_empty_digest_says_how_much_was_read() {
    assertThat(digest(List.of()).nothing())
        .isEqualTo("Nothing found, 12,408 articles read from 311 sources.");
    assertThat(LetterText.of(digest(List.of()))).contains("12,408 articles read");
  }

  @Test
  void alerts_without_a_story_are_not_thrown_together() {
    Letter letter =
        digest(
            List.of(
                Samples.alert(null, 1, "One thing", "A", 1, 1),
                Samples.alert(null, 2, "Another thing", "B", 1, 1)));

    assertThat(letter.stories()).hasSize(2);
  }

  @Test
  void a_long_digest_is_cut_and_says_so_and_fits_a_mailbox() {
    Letter letter =
        digest(
            IntStream.range(0, 100)
                .mapToObj(number -> Samples.alert("s-" + number, 1, "Story number " + number))
                .toList());

    assertThat(letter.stories()).hasSize(Letters.STORIES_MAX);
    assertThat(letter.more()).isEqualTo("And 70 stories more.");
    assertThat(new LetterHtml().of(letter).length()).isLessThan(100_000);
  }

  @Property(tries = 100)
  void no_foreign_text_becomes_markup(@ForAll String foreign) {
    String title = "<script>x</script>\"'&" + foreign.replace("\0", "") + "<img src=x onerror=y>";
    Letter letter =
        Letters.of(
            WATCH, new Message.Content.One(Samples.alert("s-1", 1, title, "<b>A</b>", 1, 1)));

    Document mail = Jsoup.parse(new LetterHtml().of(letter));

    assertThat(mail.select("script, img, b, iframe, form")).isEmpty();
    assertThat(mail.select("a")).allMatch(link -> link.attr("href").startsWith("https://"));
    assertThat(letter.subject().lines().count()).isEqualTo(1);
  }

  @Test
  void only_web_addresses_are_linked() {
    assertThat(Lines.link("javascript:alert(1)")).isNull();
    assertThat(Lines.link("data:text/html,x")).isNull();
    assertThat(Lines.link("https://paper.test/a b")).isNull();
    assertThat(Lines.link("https://paper.test/ä?b=1")).isEqualTo("https://paper.test/%C3%A4?b=1");
  }

  @Property(tries = 300)
  void marks_cut_a_text_but_lose_nothing_of_it(
      @ForAll String text, @ForAll List<Integer> starts, @ForAll short length) {
    List<MatchedClause> matches =
        starts.stream()
            .map(start -> Math.abs(start % 50))
            .map(
                start ->
                    new MatchedClause(
                        "x",
                        Field.TEXT,
                        "x",
                        start,
                        start + 1 + Math.abs(length % 20),
                        MatchedClause.How.WRITTEN))
            .toList();

    assertThat(Letter.plain(Marks.of(text, Field.TEXT, 3, matches))).hasSameSizeAs(Lines.one(text));
  }

  @Test
  void the_plain_text_has_short_lines_and_addresses_of_their_own() {
    String text = LetterText.of(Letters.of(WATCH, new Message.Content.Many(Samples.day())));

    assertThat(text.lines().filter(line -> !line.contains("https://")))
        .allMatch(line -> line.length() <= 72);
    assertThat(text).contains("\n   https://news.example/alerts/mute/s-1\n");
  }
}
