package org.newswatch.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Journey
class SearchJourneysIT {

  private static final String TITLES = ".hits h3";

  private final JourneyWorld world;
  private final Browser browser;

  SearchJourneysIT(JourneyWorld world) throws IOException {
    this.world = world;
    this.browser = Browser.start(world.folder());
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_name_leads_to_an_article_with_its_other_spellings_marked() throws Exception {
    browser.open(world.page("/")).look("1-start");
    browser.type("#q", "Lukashenka").click(".ask button");

    browser.waitFor("h1", "3 articles");
    assertThat(browser.texts(TITLES))
        .containsExactlyInAnyOrder(
            "Envoys meet in Minsk", "Talks on the river go on", "Vilnius prepares for the summit");
    assertThat(browser.texts(".mark.hit")).contains("Lukashenko", "Lukashenka");
    browser.look("1-hits");

    browser.choose(".hits a", "Envoys meet in Minsk");
    browser.waitFor("article h1", "Envoys meet in Minsk");
    assertThat(browser.texts(".body .mark.person")).contains("Alexander Lukashenko", "Lukashenko");
    browser.look("1-article");
  }

  @Test
  void a_facet_narrows_and_its_address_shows_the_same_to_others() throws Exception {
    browser.open(world.page("/search?q=market"));
    browser.waitFor("h1", "12 articles");
    browser.choose(".facets a", "Northern Post");

    browser.waitFor("h1", "4 articles");
    List<String> titles = browser.texts(TITLES);
    URI shared = browser.at();
    browser.look("2-facet");

    try (Browser other = Browser.start(world.folder())) {
      other.open(shared);
      other.waitFor("h1", "4 articles");
      assertThat(other.texts(TITLES)).isEqualTo(titles).hasSize(4);
    }
  }

  @Test
  void the_calendar_knows_what_is_announced_for_a_day_next_week() throws Exception {
    browser.open(world.page("/")).choose("nav a", "Calendar");
    browser.waitFor(".lead", "one day to come");
    browser.look("3-calendar");
    String day = JourneyArticles.summit(world.now()).toString();
    browser.click(".day:has(time[datetime='" + day + "']) a.articles");

    browser.waitFor("h1", "1 article");
    assertThat(browser.texts(TITLES)).containsExactly("Vilnius prepares for the summit");
    assertThat(browser.attribute("#q", "value")).isEqualTo("about:" + day);
  }

  @Test
  void a_story_shows_who_told_it_and_when() throws Exception {
    browser.open(world.page("/"));
    browser.click(".stories a");

    browser.waitFor(".kicker", "4 articles, 4 independent sources");
    assertThat(browser.texts(".timeline .src"))
        .containsExactly("Evening Courier", "Northern Post", "Harbour Daily", "Island Times");
    assertThat(browser.texts(".chips")).anyMatch(chips -> chips.contains("Joan Trelawny"));
    browser.click(".chart summary");
    assertThat(browser.texts(".chart td")).contains("1");
    browser.look("5-story");
  }
}
