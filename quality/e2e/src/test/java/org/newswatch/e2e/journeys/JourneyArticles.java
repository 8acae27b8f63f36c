package org.newswatch.e2e.journeys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** News of our own writing, of today: people in several spellings, a story, days to come. */
final class JourneyArticles {

  /** In how many days the summit is. */
  static final int SUMMIT_DAYS = 7;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final Instant now;
  private final List<String> lines = new ArrayList<>();

  private JourneyArticles(Instant now) {
    this.now = now;
  }

  /** As JSON lines, as {@code newswatch import} takes them. */
  static List<String> lines(Instant now) {
    var articles = new JourneyArticles(now);
    articles.president();
    articles.ferry();
    articles.namesakes();
    articles.others();
    return articles.lines;
  }

  /** The day of the summit. */
  static LocalDate summit(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(SUMMIT_DAYS);
  }

  private void president() {
    add(
        "Evening Courier",
        "Envoys meet in Minsk",
        "President Alexander Lukashenko met the envoys in Minsk on Monday. Lukashenko said the talks"
            + " would go on until both sides had what they came for.",
        5);
    add(
        "Northern Post",
        "Talks on the river go on",
        "Aliaksandr Lukashenka received the delegation at his residence. Lukashenka spoke of a good"
            + " beginning, and of much that was still to be said.",
        4);
    add(
        "Harbour Daily",
        "Vilnius prepares for the summit",
        "The summit will be held on "
            + DAY.format(summit(now))
            + " in Vilnius, the organisers said. Alexander Lukashenko has not been invited.",
        3);
  }

  private void ferry() {
    String[] papers = {"Evening Courier", "Northern Post", "Harbour Daily", "Island Times"};
    String[] titles = {
      "Ferry Morwenna runs aground off Port Ennis",
      "Passengers rescued from the ferry Morwenna",
      "Port Ennis ferry aground: all 112 passengers safe",
      "Morwenna aground: inquiry into Port Ennis ferry"
    };
    String[] texts = {
      "The ferry Morwenna ran aground off Port Ennis in thick fog with 112 passengers aboard. The"
          + " lifeboats of Port Ennis took all passengers off the Morwenna within two hours. Captain"
          + " Joan Trelawny said the fog had come down within minutes.",
      "All 112 passengers of the ferry Morwenna were rescued after she ran aground off Port Ennis."
          + " Captain Joan Trelawny and her crew stayed aboard the Morwenna until the tide turned."
          + " The lifeboats worked in thick fog.",
      "Lifeboats from Port Ennis rescued 112 passengers when the ferry Morwenna ran aground in fog."
          + " Nobody was hurt, the harbour master said. Joan Trelawny, captain of the Morwenna,"
          + " praised the lifeboats.",
      "An inquiry will ask why the ferry Morwenna ran aground off Port Ennis in fog with 112"
          + " passengers. Captain Joan Trelawny will be heard first. The Morwenna was towed to Port"
          + " Ennis by tugs this morning."
    };
    for (int i = 0; i < papers.length; i++) {
      add(papers[i], titles[i], texts[i], papers.length - i);
    }
  }

  private void namesakes() {
    add(
        "Evening Courier",
        "Marit Solberg opens the library",
        "Marit Solberg opened the new library in Bergen. Solberg, an architect, drew the house"
            + " herself.",
        6);
    add(
        "Northern Post",
        "A prize for M. Solbergh",
        "The prize for the best public building goes to Marit Solbergh of Bergen, the jury said.",
        5);
  }

  private void others() {
    for (int i = 0; i < 12; i++) {
      add(
          i % 3 == 0 ? "Evening Courier" : i % 3 == 1 ? "Northern Post" : "Harbour Daily",
          "Market report " + (i + 1),
          "Grain and timber were traded at the market of Tallinn on lot "
              + (i + 1)
              + ". Prices were as they were the day before, traders said.",
          7 + i);
    }
  }

  private void add(String paper, String title, String text, int hoursAgo) {
    lines.add(line(paper, title, text, now.minus(hoursAgo, ChronoUnit.HOURS)));
  }

  /** One article. */
  static String line(String paper, String title, String text, Instant published) {
    var line = JsonMapper.shared().createObjectNode();
    line.put("title", title);
    line.put("text", text);
    line.put("source", paper);
    line.put("language", "en");
    line.put("publishedAt", published.toString());
    return line.toString();
  }
}
