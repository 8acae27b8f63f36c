package org.newswatch.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PageCharsetTest {

  private static final String RUSSIAN =
      "В понедельник порт снова открыли, через одиннадцать дней после шторма. Первым вышло судно с лесом. ";
  private static final Map<String, String> TEXTS =
      Map.of(
          "windows-1251", RUSSIAN,
          "KOI8-R", RUSSIAN,
          "windows-1250", "Żółw przeszedł przez łąkę, zanim wzeszło słońce; świadków było pięciu. ",
          "windows-1253", "Η γέφυρα άνοιξε ξανά τη Δευτέρα, έντεκα ημέρες μετά την καταιγίδα. ",
          "windows-1254", "İstanbul’da köprü pazartesi günü yeniden açıldı; şehir ışıl ışıldı. ",
          "windows-1256", "أعيد فتح الميناء يوم الاثنين بعد أحد عشر يوما من العاصفة. ",
          "Shift_JIS", "嵐から十一日後の月曜日に、港は再び開かれた。最初に出たのは木材を積んだ船だった。",
          "EUC-JP", "嵐から十一日後の月曜日に、港は再び開かれた。最初に出たのは木材を積んだ船だった。",
          "GBK", "港口在风暴过去十一天之后，于星期一重新开放。第一艘离港的船装着木材。",
          "EUC-KR", "폭풍이 지나간 지 열하루 만인 월요일에 항구가 다시 열렸다. 목재를 실은 배가 먼저 떠났다. ");

  private static final Map<String, String> LANGUAGES =
      Map.of(
          "windows-1251",
          "ru",
          "KOI8-R",
          "ru",
          "windows-1250",
          "pl",
          "windows-1253",
          "el",
          "windows-1254",
          "tr",
          "windows-1256",
          "ar",
          "Shift_JIS",
          "ja",
          "EUC-JP",
          "ja",
          "GBK",
          "zh",
          "EUC-KR",
          "ko");

  @Test
  void a_page_is_read_as_its_header_or_its_meta_element_says() {
    TEXTS.forEach(
        (name, text) -> {
          String page = "<html><head></head><body><p>" + text.repeat(3);
          String type = "text/html; charset=" + name;
          assertThat(PageCharset.decode(bytes(page, name), type)).as(name).isEqualTo(page);
          String said =
              "<html><head><meta charset='" + name + "'></head><body><p>" + text.repeat(3);
          assertThat(PageCharset.decode(bytes(said, name), null)).as(name).isEqualTo(said);
          String old =
              "<meta http-equiv=Content-Type content='text/html; charset=" + name + "'><p>" + text;
          assertThat(PageCharset.decode(bytes(old, name), "text/html")).as(name).isEqualTo(old);
        });
  }

  @Test
  void a_page_that_says_nothing_is_read_as_its_bytes_look() {
    TEXTS.forEach(
        (name, text) -> {
          String page =
              "<html lang=" + LANGUAGES.get(name) + "><body><p>" + text.repeat(12) + "</p>";
          assertThat(PageCharset.decode(bytes(page, name), null)).as(name).isEqualTo(page);
        });
  }

  @Test
  void few_bytes_are_read_as_the_language_was_written_before() {
    String page = "<html lang='ru-RU'><title>Порт</title>";
    assertThat(PageCharset.decode(bytes(page, "windows-1251"), null)).isEqualTo(page);
    String western = "<html><title>Café</title>";
    assertThat(PageCharset.decode(bytes(western, "windows-1252"), null)).isEqualTo(western);
  }

  @Test
  void utf8_is_utf8_whatever_else_is_claimed() {
    String page = "<html><head><meta charset=windows-1251></head><p>" + RUSSIAN;
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    assertThat(PageCharset.decode(body, "text/html; charset=iso-8859-1")).isEqualTo(page);
  }

  @Test
  void what_servers_say_by_default_counts_less_than_what_the_page_says() {
    String page = "<html><head><meta charset=windows-1251></head><p>" + RUSSIAN;
    assertThat(PageCharset.decode(bytes(page, "windows-1251"), "text/html; charset=ISO-8859-1"))
        .isEqualTo(page);
  }

  @Test
  void a_claim_of_utf8_that_the_bytes_deny_counts_for_nothing() {
    String page = "<html lang=ru><head><meta charset=utf-8></head><p>" + RUSSIAN.repeat(8);
    assertThat(PageCharset.decode(bytes(page, "windows-1251"), "text/html; charset=utf-8"))
        .isEqualTo(page);
  }

  @Test
  void a_few_broken_bytes_do_not_change_what_a_page_is_read_as() {
    byte[] body = ("<meta charset=utf-8><p>" + RUSSIAN).getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(body, body.length + 1);
    cut[body.length] = (byte) 0xD0;
    assertThat(PageCharset.decode(cut, null)).contains(RUSSIAN.strip()).endsWith("\uFFFD");
  }

  @Test
  void western_labels_mean_what_browsers_read() {
    byte[] body = bytes("<p>“Quite” – said he… €5", "windows-1252");
    for (String label : new String[] {"iso-8859-1", "latin1", "us-ascii", "ISO_8859-1"}) {
      assertThat(PageCharset.decode(body, "text/html;charset=" + label))
          .isEqualTo("<p>“Quite” – said he… €5");
    }
    assertThat(PageCharset.decode(bytes("<p>“Ja”", "windows-1254"), "text/html;charset=latin5"))
        .isEqualTo("<p>“Ja”");
  }

  @Test
  void two_byte_text_is_seen_without_a_mark() {
    String page = "<html><head><title>Harbour</title></head><body><p>" + RUSSIAN;
    assertThat(PageCharset.decode(page.getBytes(StandardCharsets.UTF_16LE), null)).isEqualTo(page);
    assertThat(PageCharset.decode(page.getBytes(StandardCharsets.UTF_16BE), null)).isEqualTo(page);
    assertThat(PageCharset.decode(("\uFEFF" + page).getBytes(StandardCharsets.UTF_16BE), null))
        .isEqualTo(page);
  }

  @Test
  void a_name_that_nobody_knows_is_passed_over() {
    String page = "<html><head><meta charset='x-no-such'><meta charset=koi8-r></head><p>" + RUSSIAN;
    assertThat(PageCharset.decode(bytes(page, "KOI8-R"), "text/html; charset=%%%%"))
        .isEqualTo(page);
  }

  @Test
  void a_script_that_names_a_character_set_does_not_speak_for_the_page() {
    String page =
        "<html lang=ru><head><script charset=koi8-r></script></head><p>" + RUSSIAN.repeat(8);
    assertThat(PageCharset.decode(bytes(page, "windows-1251"), null)).isEqualTo(page);
  }

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }
}
