package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MojibakeTest {

  /** Honest sentences; each has several words with characters beyond ASCII. */
  private static final List<String> SENTENCES =
      List.of(
          "L’été dernier, la forêt était déjà sèche près de Nîmes, où l’on espérait la pluie.",
          "Die Brücke über den Fluß wurde größtenteils im März erneuert – für vierzig Züge täglich.",
          "El año pasado llovió más en la montaña que en la ciudad, según el boletín. ¿Será así?",
          "Żółw przeszedł przez łąkę, zanim wzeszło słońce; świadków było pięciu.",
          "Příliš žluťoučký kůň úpěl ďábelské ódy, řekla paní učitelka v pondělí.",
          "В понедельник порт снова открыли, через одиннадцать дней после шторма.",
          "У Києві відкрили нову бібліотеку; її фонди їхали з п’яти міст. Ні, не з шести.",
          "Η γέφυρα άνοιξε ξανά τη Δευτέρα, έντεκα ημέρες μετά την καταιγίδα.",
          "İstanbul’da köprü pazartesi günü yeniden açıldı; şehir ışıl ışıldı.",
          "港口在风暴过去十一天之后，于星期一重新开放。",
          "嵐から十一日後の月曜日に、港は再び開かれた。",
          "أُعيد فتح الميناء يوم الاثنين بعد أحد عشر يوما من العاصفة.",
          "तूफान के ग्यारह दिन बाद सोमवार को बंदरगाह फिर खुला।",
          "ท่าเรือเปิดอีกครั้งในวันจันทร์ สิบเอ็ดวันหลังพายุ");

  @Property(tries = 300)
  void text_read_as_western_and_written_again_is_repaired(@ForAll("texts") String text) {
    assertThat(Mojibake.repaired(damaged(text, "windows-1252"))).isEqualTo(text);
  }

  @Property(tries = 300)
  void text_read_as_cyrillic_and_written_again_is_repaired(@ForAll("texts") String text) {
    assertThat(Mojibake.repaired(damaged(text, "windows-1251"))).isEqualTo(text);
  }

  @Property(tries = 300)
  void text_read_as_central_european_and_written_again_is_repaired(@ForAll("texts") String text) {
    assertThat(Mojibake.repaired(damaged(text, "windows-1250"))).isEqualTo(text);
  }

  @Property(tries = 500)
  void honest_text_is_never_changed(@ForAll("texts") String text) {
    assertThat(Mojibake.repaired(text)).isSameAs(text);
  }

  @Test
  void text_that_was_damaged_twice_is_repaired() {
    String text = String.join("\n", SENTENCES.subList(0, 3));
    String twice = damaged(damaged(text, "windows-1252"), "windows-1252");
    assertThat(Mojibake.repaired(twice)).isEqualTo(text);
  }

  @Test
  void an_article_about_damaged_text_keeps_its_examples() {
    String article =
        "Wer «Ã¼» oder «â€œ» liest, wo ein «ü» oder ein Anführungszeichen stehen müßte, sieht,"
            + " daß zwei Programme sich über die Zeichen nicht einig waren. Häufig ist es «Ã¶».";
    assertThat(Mojibake.repaired(article)).isSameAs(article);
  }

  @Test
  void short_words_that_look_damaged_are_left_alone() {
    for (String text : List.of("Ні. Ні! Ні? Ви: Ні.", "„BLÅ“ und „RÅ“, sagt „SMÅ“.", "Ti?")) {
      assertThat(Mojibake.repaired(text)).isEqualTo(text);
    }
  }

  @Test
  void what_does_not_go_back_exactly_stays() {
    String text = SENTENCES.get(0) + SENTENCES.get(1) + SENTENCES.get(2);
    String torn = damaged(text, "windows-1252") + " Ã";
    assertThat(Mojibake.repaired(torn)).isEqualTo(text + " Ã");
  }

  @Test
  void a_damaged_page_is_read_as_it_was_meant() {
    String text = SENTENCES.get(5).repeat(3);
    String page =
        "<meta charset=utf-8><h1>Порт снова открыт</h1><article><p>" + text + "</p></article>";
    byte[] body = damaged(page, "windows-1251").getBytes(StandardCharsets.UTF_8);
    var article = (Extraction.Article) Extractor.extract(body, "https://paper.test/1", Map.of());
    assertThat(article.title()).isEqualTo("Порт снова открыт");
    assertThat(article.text()).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(SENTENCES).list().ofMinSize(3).ofMaxSize(8).map(MojibakeTest::text);
  }

  private static String text(List<String> sentences) {
    List<String> lines = new ArrayList<>();
    for (String sentence : sentences) {
      lines.add("<p>" + sentence + " A sentence in ASCII.</p>");
    }
    return String.join("\n", lines);
  }

  /** As browsers read: bytes that a set leaves open are control characters of the same number. */
  private static String damaged(String text, String charset) {
    StringBuilder damaged = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = new String(new byte[] {b}, Charset.forName(charset)).charAt(0);
      damaged.append(c == '\uFFFD' ? (char) (b & 0xFF) : c);
    }
    return damaged.toString();
  }
}
