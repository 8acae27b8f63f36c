package org.newswatch.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

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

  @Test
  void a_name_is_suggested_as_it_is_typed_in_any_script_and_the_keyboard_alone_leads_there()
      throws Exception {
    browser.open(world.page("/calendar")).type("#q", "\u041b\u0443\u043a\u0430\u0448");
    browser.waitFor("#suggested .label", "Lukashenko");
    assertThat(browser.texts("#suggested li")).hasSize(1);
    browser.look("4-suggested");

    browser.press(Keys.TAB, Keys.TAB, Keys.ENTER).waitFor("h1", "Lukashenko");
    assertThat(browser.texts(".latest h3"))
        .containsExactly(
            "Vilnius prepares for the summit", "Talks on the river go on", "Envoys meet in Minsk");
    assertThat(browser.texts(".spellings th a"))
        .contains("Alexander Lukashenko", "Aliaksandr Lukashenka");
  }
}
