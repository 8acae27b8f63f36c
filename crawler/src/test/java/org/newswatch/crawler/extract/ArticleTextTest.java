package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which parts of a page are its article's text. */
final class ArticleTextTest {

  private static final String FIRST =
      "The harbour of Lindow opened again on Monday, eleven days after the storm that had closed it.";
  private static final String SECOND =
      "Captain Ines Varga was the first to leave, at six in the morning, with timber for the islands.";
  private static final String THIRD =
      "Nobody had counted the boats on the beach, and nobody expects that all of them will sail again.";
  private static final String BODY = p(FIRST) + p(SECOND) + p(THIRD);
  private static final String TEXT = FIRST + "\n\n" + SECOND + "\n\n" + THIRD;

  @Test
  void lists_quotes_tables_and_headings_of_the_article_stay() {
    String inside =
        "<h2>What was lost</h2><ul><li>Two cranes</li><li><a href=/pier>The northern pier</a>, rebuilt last year</li></ul>"
            + "<blockquote>We shall not wait for another winter.</blockquote>"
            + "<table><tr><th>Boat</th><th>Metres</th></tr><tr><td>Aurora</td><td>21</td></tr></table>";
    assertThat(text("<article>" + BODY + inside + p(SECOND.replace("six", "ten")) + "</article>"))
        .isEqualTo(
            TEXT
                + "\n\nWhat was lost\n\nTwo cranes\n\nThe northern pier, rebuilt last year"
                + "\n\nWe shall not wait for another winter.\n\nBoat | Metres\n\nAurora | 21\n\n"
                + SECOND.replace("six", "ten"));
  }

  @Test
  void what_stands_around_and_between_goes() {
    for (String around :
        new String[] {
          "<div class='share-buttons'><p>Share this with everyone you know who lives by the sea.</p></div>",
          "<div class=newsletter-signup><p>Get the harbour letter every morning in your mailbox.</p></div>",
          "<aside><p>Our correspondents live in four of the nine harbours of this coast.</p></aside>",
          "<figure><img src=a><figcaption>The pier in the morning light of Monday.</figcaption></figure>",
          "<div id=author-bio><p>Ann Berg has written about the sea and its people since 1998.</p></div>",
          "<section class='related-posts'><h3>Related</h3><p><a href=/x>The storm that closed the harbour</a></p></section>",
          "<nav class=toc><ol><li><a href='#a'>What was lost in the night</a></li></ol></nav>",
          "<ul><li><a href='#a'>What was lost in the night</a></li><li><a href='#b'>Who sails</a></li></ul>",
          "<p hidden>This is for those who cannot see the picture of the pier.</p>",
          "<div style='display: none'><p>You have read three of your three articles.</p></div>"
        }) {
      String page = "<article>" + p(FIRST) + around + p(SECOND) + p(THIRD) + "</article>";
      assertThat(text(page)).as(around).isEqualTo(TEXT);
    }
  }

  @Test
  void comments_below_the_article_go_however_long_they_are() {
    String comment =
        "<div class=comment><p>I was there and it was cold, and I have more to say of it.</p></div>";
    String page = "<article>" + BODY + "</article><div id=comments>%s</div>";
    assertThat(text(page.formatted(comment.repeat(15)))).isEqualTo(TEXT);
    assertThat(text("<div class=post>" + BODY + "<h3>3 Comments</h3>" + comment + "</div>"))
        .isEqualTo(TEXT);
  }

  @Test
  void small_articles_beside_the_large_one_are_teasers() {
    String teaser = "<article><h3><a href=/n>Ferry</a></h3><p>%s</p></article>";
    String teasers =
        Stream.of("A ferry is late again this week.", "A whale was seen.", "The fog is back again.")
            .map(teaser::formatted)
            .reduce("", String::concat);
    String page = "<main><article>" + BODY + p("Much more was said. ".repeat(30));
    assertThat(text(page + "</article>" + teasers + "</main>"))
        .isEqualTo(TEXT + "\n\n" + "Much more was said. ".repeat(30).strip());
  }

  @Test
  void parts_that_open_when_asked_belong_to_the_article() {
    String answers =
        "<div class=accordion-item><h3>Who sails first?</h3><div class='accordion-panel hidden'>%s</div></div>"
            .formatted(p("Those with timber and with mail go first, as they always have."));
    assertThat(text("<article>" + BODY + answers + "</article>"))
        .isEqualTo(
            TEXT
                + "\n\nWho sails first?\n\nThose with timber and with mail go first, as they always have.");
  }

  @Test
  void an_article_in_an_element_with_a_misleading_name_stays() {
    for (String name :
        new String[] {
          "widget",
          "page-builder-widget widget_text",
          "overflow-hidden",
          "drawer",
          "field label-hidden"
        }) {
      assertThat(text("<div class='" + name + "'>" + BODY + "</div><p>Short end.</p>"))
          .as(name)
          .contains(FIRST)
          .contains(THIRD);
    }
    assertThat(
            text(
                "<div>"
                    + BODY
                    + "<div id=related-work-of-the-harbour-office>"
                    + p(TEXT.substring(0, 80))
                    + "</div></div>"))
        .contains(TEXT.substring(0, 80));
  }

  @Test
  void a_beginning_outside_of_what_holds_the_article_belongs_to_it() {
    String page =
        "<h1>Harbour opens again</h1><div class=lead><p>"
            + FIRST
            + "</p></div><p>Monday</p>"
            + "<div class=entry-content>"
            + p(SECOND)
            + p(THIRD)
            + p(SECOND.replace("six", "two"))
            + p(THIRD.replace("beach", "quay"))
            + "</div>";
    assertThat(text(page)).startsWith(TEXT);
  }

  @Test
  void lines_broken_twice_are_paragraphs_and_text_needs_none_of_its_own() {
    assertThat(text("<div>" + FIRST + "<br><br>" + SECOND + "<br>\n<br/>" + THIRD + "</div>"))
        .isEqualTo(TEXT);
    assertThat(
            text(
                "<div><div>"
                    + FIRST
                    + "</div><div><span>"
                    + SECOND
                    + "</span></div><div>"
                    + THIRD
                    + "</div></div>"))
        .isEqualTo(TEXT);
    assertThat(text("<table><tr><td>" + BODY + "</td><td><a href=/>Home</a></td></tr></table>"))
        .isEqualTo(TEXT);
  }

  @Test
  void a_list_whose_headings_are_links_keeps_them() {
    String boats =
        "<h2><a href=/aurora>1. Aurora</a></h2>"
            + p(SECOND)
            + "<h2><a href=/bora>2. Bora</a></h2>"
            + p(THIRD);
    assertThat(text("<article>" + p(FIRST) + boats + "</article>"))
        .isEqualTo(FIRST + "\n\n1. Aurora\n\n" + SECOND + "\n\n2. Bora\n\n" + THIRD);
  }

  @Test
  void who_wrote_it_and_whose_rights_are_reserved_is_no_part_of_the_text() {
    String body = "<p class=x>By <a rel=author href=/ann>Ann Berg</a></p>" + BODY;
    for (String tail :
        new String[] {
          "Ann Berg has followed the ships of this coast since she was nine.",
          "Jo Li is a freelance writer who lives in Lindow.",
          "© 2026 The Paper",
          "Alle Rechte vorbehalten, auch die der Übersetzung.",
          "版权所有，未经许可不得转载。"
        }) {
      String page = "<article>" + body + p(tail) + "</article>";
      assertThat(text(page)).as(tail).endsWith(THIRD);
    }
  }

  @Test
  void a_row_of_other_articles_at_the_end_is_left_out() {
    String other =
        "<div class=c><h3><a href=/%s>%s</a></h3><p>What happened there in short.</p></div>";
    String row =
        other.formatted("a", "The fog is back")
            + other.formatted("b", "A whale was seen")
            + other.formatted("c", "The ferry is late");
    String page =
        "<main><div>" + BODY + p("Much more was said. ".repeat(20)) + row + "</div></main>";
    assertThat(text(page)).endsWith("Much more was said.");
  }

  @Test
  void articles_are_found_in_every_script() {
    for (String paragraph :
        new String[] {
          "港口在风暴过去十一天之后，于星期一重新开放。第一艘离港的船装着运往群岛的木材，清晨六点出发，没有人知道海滩上还有多少条船。",
          "嵐から十一日後の月曜日に、港は再び開かれた。最初に出たのは島々へ木材を運ぶ船で、朝の六時に岸を離れたという。浜の船の数は誰も知らない。",
          "폭풍이 지나간 지 열하루 만인 월요일에 항구가 다시 열렸다. 섬으로 목재를 나르는 배가 아침 여섯 시에 가장 먼저 떠났다.",
          "أعيد فتح الميناء يوم الاثنين بعد أحد عشر يوما من العاصفة. وكانت أول سفينة تغادر في السادسة صباحا محملة بالخشب إلى الجزر.",
          "بندر روز دوشنبه، یازده روز پس از توفان، دوباره گشوده شد. نخستین کشتی ساعت شش بامداد با بار چوب به سوی جزیره‌ها رفت.",
          "הנמל נפתח שוב ביום שני, אחד עשר ימים אחרי הסערה. הספינה הראשונה יצאה בשש בבוקר עם מטען של עצים לאיים.",
          "तूफान के ग्यारह दिन बाद सोमवार को बंदरगाह फिर खुला। सुबह छह बजे लकड़ी से लदा पहला जहाज द्वीपों के लिए रवाना हुआ।",
          "ท่าเรือเปิดอีกครั้งในวันจันทร์ สิบเอ็ดวันหลังพายุ เรือลำแรกออกเดินทางตอนหกโมงเช้าพร้อมไม้สำหรับหมู่เกาะ",
          "В понедельник порт снова открыли, через одиннадцать дней после шторма. Первым в шесть утра вышло судно с лесом для островов.",
          "ወደቡ ሰኞ ዕለት ከማዕበሉ አሥራ አንድ ቀን በኋላ እንደገና ተከፈተ። የመጀመሪያው መርከብ ከጠዋቱ በአሥራ ሁለት ሰዓት እንጨት ጭኖ ወደ ደሴቶቹ ሄደ።"
        }) {
      String other = paragraph.substring(1).strip();
      String page =
          "<nav><ul><li><a href=/>A</a></li></ul></nav><div class=c>"
              + p(paragraph)
              + p(other)
              + p("A" + other)
              + "</div><ul><li><a href=/2>"
              + paragraph.substring(0, 12)
              + "</a></li></ul>";
      assertThat(text(page)).isEqualTo(paragraph + "\n\n" + other + "\n\nA" + other);
    }
  }

  @Test
  void signs_for_the_direction_of_writing_are_no_part_of_the_text() {
    assertThat(text("<article>" + p("\u200F" + FIRST + "\u200E") + p(SECOND) + "</article>"))
        .isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void the_title_is_not_repeated_in_the_text() {
    assertThat(text("<article><h1>Harbour opens again</h1>" + BODY + "</article>")).isEqualTo(TEXT);
  }

  private static String p(String text) {
    return "<p>" + text + "</p>";
  }

  private static String text(String body) {
    String html =
        "<html><head><title>Harbour opens again</title><meta property=og:type content=article></head><body>"
            + body
            + "<footer><p>Copyright The Paper, all rights reserved, do not copy without asking.</p></footer></body></html>";
    var found =
        Extractor.extract(html.getBytes(StandardCharsets.UTF_8), "https://paper.test/a", Map.of());
    return ((Extraction.Article) found).text();
  }
}
