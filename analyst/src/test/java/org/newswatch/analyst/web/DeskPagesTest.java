package org.newswatch.analyst.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newswatch.analyst.samples.DeskRecords;
import org.newswatch.analyst.samples.SampleDesks;
import org.newswatch.desk.Desks;
import org.newswatch.desk.Kept;
import org.newswatch.testkit.MemoryTopics;

/** Alerts and sources: seen, made, changed and taken away, without a script. */
class DeskPagesTest {

  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOON);
  private static final String ALERT = "/alerts/" + DeskRecords.alertId();

  private MemoryTopics topics = DeskRecords.written("Ferries", NOON);
  private Desks desks = SampleDesks.over(topics, CLOCK);
  private Served site = new Served(NOON, desks);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void alerts_are_listed_with_their_state_and_what_was_told_of_late() throws Exception {
    Document page = site.page("/alerts");

    assertThat(page.select(".grid tbody th a").eachText())
        .containsExactlyInAnyOrder("Ferries", "Ferries", "odd");
    assertThat(page.select(".stand.broken").eachText()).containsExactly("broken");
    assertThat(page.select(".told-list h3 a").eachAttr("href")).containsExactly(ALERT);
    assertThat(page.select("nav.places a[aria-current]").text()).isEqualTo("Alerts");
  }

  @Test
  void an_installation_without_alerts_or_sources_teaches_how_to_begin() throws Exception {
    site.close();
    site = new Served(NOON);

    assertThat(site.page("/alerts").select(".teach a[href^=/alerts/new]")).hasSize(4);
    assertThat(site.page("/sources").select(".teach a[href=/sources/new]")).hasSize(1);
  }

  @Test
  void an_alert_says_why_it_was_told_and_marks_the_place() throws Exception {
    Document page = site.page(ALERT);

    assertThat(page.select("mark.hit").eachText()).containsExactly("ferry");
    assertThat(page.select(".grid tbody tr").eachText().getFirst())
        .isEqualTo("Ferries ferry text, characters 10 to 15 as it was asked");
    assertThat(page.select("a[href$=/mute]")).hasSize(1);
  }

  @Test
  void a_mail_s_link_to_mute_asks_first_and_then_mutes() throws Exception {
    assertThat(site.page(ALERT + "/mute").select("form[method=post] button")).hasSize(3);
    assertThat(ferries()).doesNotContain("s-1=");

    HttpResponse<String> done = site.post(ALERT + "/mute", "for=1d");

    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(ferries()).contains("s-1=2026-11-17T12:00:00Z");
    site.post("/subscriptions/ferries/unmute", "about=s-1");
    assertThat(ferries()).doesNotContain("s-1=");
  }

  private String ferries() throws Exception {
    return String.valueOf(desks.subscriptions().all().get("ferries"));
  }

  @Test
  void what_readers_think_is_kept_and_counted() throws Exception {
    assertThat(site.post(ALERT + "/feedback", "by=Ida&verdict=not").statusCode()).isEqualTo(303);

    assertThat(site.page(ALERT).text()).contains("not relevant, says Ida");
    assertThat(site.page("/subscriptions/ferries").text()).contains("0 % of 1 judged alerts");
    assertThat(site.post(ALERT + "/feedback", "by=Ida&verdict=great").statusCode()).isEqualTo(400);
  }

  @Test
  void a_new_alert_is_tried_under_an_address_that_can_be_shared() throws Exception {
    Document page = site.page("/alerts/new?query=tax&kind=spike&factor=4&try=1");

    assertThat(page.select("#trial .result").text()).isEqualTo("2 alerts, 0.5 a day");
    assertThat(page.select("#trial svg rect")).isNotEmpty();
    assertThat(page.select("#factor").attr("value")).isEqualTo("4");
    assertThat(page.select("#kind-spike").hasAttr("checked")).isTrue();
    assertThat(site.page("/alerts/trial?query=tax").select(".result")).hasSize(1);
  }

  @Test
  void a_query_that_does_not_read_is_pointed_at_and_kept_in_the_form() throws Exception {
    assertThat(site.page("/alerts/trial?query=tax+AND+%28").select(".cause").text())
        .startsWith("Column ");
    HttpResponse<String> refused = site.post("/alerts/new", "query=tax+AND+%28&name=Taxes");

    assertThat(refused.statusCode()).isEqualTo(400);
    Document page = Jsoup.parse(refused.body());
    assertThat(page.select(".problem p").eachText().getFirst()).startsWith("Column ");
    assertThat(page.select("#query").text()).isEqualTo("tax AND (");
    assertThat(page.select("#name").attr("value")).isEqualTo("Taxes");
  }

  @Test
  void an_alert_is_kept_shown_changed_paused_and_removed() throws Exception {
    HttpResponse<String> kept =
        site.post(
            "/alerts/new",
            "query=tax+fraud&name=Taxes&kind=match&cadence=daily&quiet=22:00-06:30&cap=5"
                + "&languages=EN,de&email=desk@paper.example&feed=on&ways=slack+%23desk+env:SLACK"
                + "&age=none&per=article&expires=2027-01-31&zone=Europe/Minsk");
    assertThat(kept.headers().firstValue("Location")).hasValue("/subscriptions/taxes");

    Document form = site.page("/subscriptions/taxes/edit");
    assertThat(form.select("#ways").text()).isEqualTo("slack #desk env:SLACK");
    assertThat(form.select("#cadence option[selected]").attr("value")).isEqualTo("daily");
    assertThat(
            List.of("quiet", "cap", "languages", "email", "age", "expires", "zone").stream()
                .map(field -> form.select("#" + field).attr("value")))
        .containsExactly(
            "22:00-06:30",
            "5",
            "en, de",
            "desk@paper.example",
            "none",
            "2027-01-31",
            "Europe/Minsk");

    site.post("/subscriptions/taxes", "query=tax&name=Taxes&kind=match");
    assertThat(site.page("/subscriptions/taxes").select(".lead code").text()).isEqualTo("tax");
    site.post("/subscriptions/taxes/pause", "");
    assertThat(site.page("/subscriptions/taxes").select(".lead .stand").text()).isEqualTo("paused");
    site.post("/subscriptions/taxes/resume", "");
    assertThat(site.page("/subscriptions/taxes").select(".lead .stand").text()).isEqualTo("active");
    assertThat(site.page("/subscriptions/taxes/remove").select("form[method=post]")).hasSize(1);
    site.post("/subscriptions/taxes/remove", "");
    assertThat(site.get("/subscriptions/taxes").statusCode()).isEqualTo(404);
  }

  @Test
  void what_the_door_refuses_is_refused_in_its_words() throws Exception {
    HttpResponse<String> refused =
        site.post("/alerts/new", "query=tax&kind=match&email=nobody&cadence=now&empty=on");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(refused.body()).select(".problem").text())
        .contains("Nothing can be sent to this email channel.")
        .contains("What is told at once is never empty.");
    assertThat(desks.subscriptions().all()).doesNotContainKey("tax");
  }

  @Test
  void dead_messages_are_tried_again() throws Exception {
    Document page = site.page("/alerts/deliveries?state=dead");
    String key = page.select("input[name=key]").attr("value");

    assertThat(site.post("/alerts/deliveries", "key=" + Served.encoded(key)).statusCode())
        .isEqualTo(303);
    assertThat(site.page("/alerts/deliveries?state=dead").select("tbody tr")).isEmpty();
  }

  @Test
  void sources_show_how_they_do_and_can_be_left_alone() throws Exception {
    Document all = site.page("/sources");
    assertThat(all.select("tbody tr").eachText().getFirst())
        .isEqualTo("Ferries feed, GB, en silent 48 20 min ago 90 % 50 % in 5 min");
    assertThat(site.page("/sources?state=new").select("tbody tr")).hasSize(1);
    assertThat(site.page("/sources/tribune").select(".measures strong").eachText())
        .containsExactly("48", "20 min ago", "90 %", "50 %", "2,400");

    site.post("/sources/tribune/pause", "");
    assertThat(site.page("/sources/tribune").select(".lead .stand").text()).isEqualTo("paused");
    site.post("/sources/tribune/remove", "");
    assertThat(site.get("/sources/tribune").statusCode()).isEqualTo(404);
  }

  @Test
  void a_source_is_looked_at_before_it_is_added() throws Exception {
    Document nothing = site.page("/sources/new?address=https://nothing.test");
    assertThat(nothing.select(".result").text()).isEqualTo("Nothing would come of it");
    assertThat(nothing.select("button[formmethod=post]")).isEmpty();

    Document page = site.page("/sources/new?address=https://paper.test/feed.xml&name=Paper");
    assertThat(page.select("button[formmethod=post]")).hasSize(1);
    assertThat(page.select(".told-list li")).hasSize(1);
    assertThat(
            site.post("/sources/new", "address=https://paper.test/feed.xml&name=Paper")
                .headers()
                .firstValue("Location"))
        .hasValue("/sources/paper.test");
    assertThat(site.page("/sources/paper.test").select("h1").text()).isEqualTo("Paper");
  }

  @Test
  void a_kafka_that_is_away_is_told_and_what_was_typed_is_not_lost() throws Exception {
    topics.setAway(true);

    assertThat(site.get("/alerts").statusCode()).isEqualTo(503);
    assertThat(site.get("/sources").statusCode()).isEqualTo(503);
    HttpResponse<String> kept = site.post("/alerts/new", "query=tax&kind=match");
    assertThat(kept.statusCode()).isEqualTo(503);
    assertThat(Jsoup.parse(kept.body()).select("#query").text()).isEqualTo("tax");
  }

  @ParameterizedTest
  @MethodSource("org.newswatch.analyst.web.Hostile#texts")
  void no_text_breaks_out_of_any_field(String text) throws Exception {
    site.close();
    topics = DeskRecords.written(text, NOON);
    desks = SampleDesks.over(topics, CLOCK);
    site = new Served(NOON, desks);
    String typed = Served.encoded(text);
    site.post(ALERT + "/feedback", "verdict=relevant&by=" + typed + "&note=" + typed);

    for (String path :
        List.of(
            "/alerts",
            "/alerts/history",
            "/alerts/deliveries",
            "/alerts/deliveries?state=" + typed + "&subscription=" + typed,
            ALERT + "/mute",
            "/subscriptions/ferries",
            "/subscriptions/ferries/edit",
            "/subscriptions/ferries/remove",
            "/sources",
            "/sources?state=" + typed,
            "/sources/tribune",
            "/sources/tribune/remove",
            "/sources/new?address=https://paper.test/" + typed + "&name=" + typed + "&id=" + typed,
            "/alerts/trial?query=" + typed)) {
      Hostile.mustNotBreakOut(site.page(path));
    }
    Document why = site.page(ALERT);
    why.select("a[rel~=noreferrer]").remove();
    Hostile.mustNotBreakOut(why);
    for (String field :
        List.of("query", "name", "ways", "email", "owner", "quiet", "languages", "sources")) {
      Hostile.mustNotBreakOut(
          Jsoup.parse(site.get("/alerts/new?try=1&" + field + "=" + typed).body()));
      HttpResponse<String> refused = site.post("/alerts/new", "cap=x&" + field + "=" + typed);
      assertThat(refused.statusCode()).isEqualTo(400);
      Hostile.mustNotBreakOut(Jsoup.parse(refused.body()));
    }
    assertThat(desks.subscriptions().all().get("ferries")).isInstanceOf(Kept.Whole.class);
  }
}
