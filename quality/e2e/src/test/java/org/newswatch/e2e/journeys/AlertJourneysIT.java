package org.newswatch.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.e2e.commands.Instance;
import org.newswatch.testkit.FakeSite;

@Journey
class AlertJourneysIT {

  private final JourneyWorld world;
  private final Browser browser;

  AlertJourneysIT(JourneyWorld world) throws IOException {
    this.world = world;
    this.browser = Browser.start(world.folder());
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void an_alert_is_tried_fires_says_why_and_is_muted() throws Exception {
    browser.open(world.page("/")).choose("nav a", "Alerts");
    browser.waitFor("h1", "Alerts").look("8-alerts");
    browser.choose("a", "New alert").type("#query", "Trelawny");
    browser.waitFor("#trial .told-list", "Morwenna").look("8-trial");
    assertThat(browser.texts("#trial .values .value")).contains("Evening Courier", "Northern Post");
    browser.type("#name", "The captain").choose("button", "Keep it");
    browser.waitFor("h1", "The captain");

    world.take(
        List.of(
            JourneyArticles.line(
                "Island Times",
                "Captain Trelawny before the inquiry",
                "Joan Trelawny told the inquiry that the fog had come down within minutes.",
                Instant.now())),
        "--live");
    browser.reloadUntil(".told-list", "Captain Trelawny before the inquiry").look("8-fired");
    browser.choose(".told-list h3 a", "Captain Trelawny before the inquiry");

    browser.waitFor("h2", "WHAT MATCHED");
    assertThat(browser.texts(".grid td")).anyMatch(surface -> surface.contains("Trelawny"));
    assertThat(browser.texts(".snippet .mark")).contains("Trelawny");
    browser.look("8-why");
    browser.choose("a", "Mute this story").choose("button", "For a week");
    browser.open(world.page("/alerts")).choose("th a", "The captain");
    browser.reloadUntil("aside", "until").look("8-muted");
  }

  @Test
  void a_source_is_looked_at_added_and_its_health_told() throws Exception {
    try (FakeSite site = FakeSite.start()) {
      String item = site.uri("/lamp").toString();
      site.feed(
          "/news.xml",
          "<rss version='2.0'><channel><title>Skerry Post</title><item><title>Lamp lit</title><link>"
              + item
              + "</link></item></channel></rss>");
      site.page("/lamp", Instance.page("Lamp lit", "The lamp of Skerry Vohr was lit again."));
      browser.open(world.page("/")).choose("nav a", "Sources");
      browser.waitFor("h1", "Sources").look("9-none");
      browser.choose("a", "New source");
      browser.type("#address", site.uri("/news.xml").toString());
      browser.choose("button", "Look at it").waitFor(".trial", "Lamp lit").look("9-look");
      browser.choose("button", "Add it").waitFor("h1", "Skerry Post");

      browser.reloadUntil(".measures", "1").look("9-health");
      assertThat(browser.text(".stand")).isEqualTo("ok");
      browser.choose("a", "Its articles").reloadUntil(".hits", "Lamp lit");
      browser.open(world.page("/sources")).waitFor(".grid", "Skerry Post");
      assertThat(browser.texts(".grid .stand")).containsExactly("ok");
      browser.look("9-sources");
    }
  }
}
