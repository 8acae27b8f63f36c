package org.newswatch.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Journey
class EntityJourneysIT {

  private final JourneyWorld world;
  private final Browser browser;

  EntityJourneysIT(JourneyWorld world) throws IOException {
    this.world = world;
    this.browser = Browser.start(world.folder());
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void two_names_become_one_person_and_two_again() throws Exception {
    browser.open(world.page("/search?q=Trelawny")).choose(".hits .chip.person", "Joan Trelawny");
    browser.waitFor("h1", "Joan Trelawny");
    URI trelawny = browser.at();
    assertThat(browser.texts(".spellings th")).contains("Joan Trelawny");
    assertThat(browser.texts(".latest h3")).hasSize(4);
    browser.look("4-entity");

    browser.choose(".steps a", "Merge").type("#other", "Solberg").enter("#other");
    browser.click(".who a").waitFor("h1", "Are these two one?");
    browser.look("4-merge");
    browser.choose("button", "Merge: they are one");

    browser.waitFor(".done", "Undo").reloadUntil(".spellings", "Joan Trelawny");
    assertThat(browser.text("h1")).startsWith("Marit Solberg");
    assertThat(browser.texts(".others li").getFirst()).contains("Joan Trelawny");
    assertThat(browser.texts(".latest h3"))
        .contains(
            "Marit Solberg opens the library", "Morwenna aground: inquiry into Port Ennis ferry");
    browser.look("4-merged");

    browser.open(world.page("/decisions")).waitFor("main", "Joan Trelawny");
    browser.look("4-decisions");
    browser.choose("button", "Undo");
    browser.open(trelawny).reloadUntil("h1", "Joan Trelawny");
    assertThat(browser.texts(".latest h3")).hasSize(4);
  }
}
