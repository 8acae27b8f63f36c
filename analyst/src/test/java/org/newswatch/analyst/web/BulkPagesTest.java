package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.samples.SampleDocuments;

final class BulkPagesTest {

  private static final String PART = "x-a-part-x";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Served served = new Served(Instant.parse("2026-11-22T12:00:00Z"));
  private final HttpClient browser = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    served.close();
    browser.close();
  }

  @Test
  void an_empty_desk_teaches() throws Exception {
    Document page = served.page("/bulk");

    assertThat(page.select("textarea[name=list]")).hasSize(1);
    assertThat(page.select(".nothing").text()).contains("None yet");
    assertThat(page.select("label[for]").eachAttr("for"))
        .allSatisfy(id -> assertThat(page.getElementById(id)).as(id).isNotNull());
  }

  @Test
  void a_list_is_looked_at_before_it_is_searched_for() throws Exception {
    Document page = answer(post("look", "name,query\nx,tax NEAR/5\ny,Velin\n", "", ""));

    assertThat(page.select(".preview .headline").text())
        .isEqualTo("2 lines, of which 1 cannot be searched for");
    assertThat(page.select(".preview tr.wrong .fault").text()).startsWith("Column 11: ");
    assertThat(page.select("textarea").text()).contains("tax NEAR/5");
    assertThat(page.select(".preview .facts").text()).contains("comma");
  }

  @Test
  void a_file_that_was_looked_at_need_not_be_brought_again() throws Exception {
    served.index().holds(SampleDocuments.bridge());
    Document page = answer(post("look", "", "имя\nМарта Коваленко\n", "windows-1251"));
    String draft = page.select("input[name=draft]").attr("value");

    assertThat(page.select("#list-note").text()).contains("kept here");
    assertThat(page.select(".preview").text()).contains("Марта Коваленко");
    assertThat(path(post("start", "", "", draft))).startsWith("/bulk/j-");
  }

  @Test
  void a_job_shows_line_by_line_what_came_of_it() throws Exception {
    served.index().holds(SampleDocuments.bridge());
    String path = path(post("start", "name\nKowalenko\n<b>\"\n", "", ""));
    await()
        .atMost(SOON)
        .until(() -> served.get(path + "/state").headers().firstValue("HX-Refresh").isPresent());

    Document page = served.page(path);
    assertThat(page.select(".job .how").text()).startsWith("done 2 of 2 lines");
    assertThat(page.select("tr .asked").getFirst().text()).contains("Kowalenko");
    assertThat(page.select(".match").getFirst().text()).contains("score 0.75");
    assertThat(page.select("b")).isEmpty();
    assertThat(served.page(path + "?state=wrong").select("tbody tr")).isEmpty();
    HttpResponse<String> csv =
        served.get("/api/v1/bulk" + path.substring("/bulk".length()) + "/table?rows=articles");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("-articles.csv");
    assertThat(csv.body()).contains("Kowalenko,found,1,").contains("New crossing opens at Velin");
  }

  @Test
  void the_lines_of_a_list_become_subscriptions() throws Exception {
    served.index().holds(SampleDocuments.bridge());
    String path = path(post("start", "name\nKowalenko\n???\n", "", ""));
    await()
        .atMost(SOON)
        .until(() -> served.get(path + "/state").headers().firstValue("HX-Refresh").isPresent());

    Document page =
        answer(
            browser.send(
                HttpRequest.newBuilder(served.url().resolve(path + "/subscribe"))
                    .POST(BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString(UTF_8)));

    assertThat(page.select("h1").text()).isEqualTo("One subscription was made");
    assertThat(page.select(".faults").text()).contains("Line 3, ???");
    assertThat(page.select(".tasks a").attr("href")).startsWith("/subscriptions/");
  }

  @Test
  void what_is_no_list_is_refused_above_the_form() throws Exception {
    HttpResponse<String> nothing = post("start", " ", "", "");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(nothing.body()).select("[role=alert]").text()).contains("no line");

    Document page = answer(post("start", "", "PK\u0003\u0004 and so on", ""));
    assertThat(page.select("[role=alert]").text()).contains("workbook");
  }

  @Test
  void a_foreign_page_cannot_begin_a_job() throws Exception {
    HttpRequest foreign =
        HttpRequest.newBuilder(served.url().resolve("/bulk"))
            .header("Content-Type", "multipart/form-data; boundary=" + PART)
            .header("Origin", "https://evil.test")
            .POST(BodyPublishers.ofString(form("start", "x", "", "")))
            .build();

    assertThat(browser.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  private static Document answer(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body());
  }

  private static String path(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String to = answer.headers().firstValue("Location").orElseThrow();
    return to.substring(to.indexOf("/bulk"));
  }

  /**
   * @param last the encoding of a file, or the draft when there is no file
   */
  private HttpResponse<String> post(String what, String text, String file, String last)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(served.url().resolve("/bulk"))
            .header("Content-Type", "multipart/form-data; boundary=" + PART)
            .POST(
                BodyPublishers.ofByteArray(
                    form(what, text, file, last)
                        .getBytes(
                            last.startsWith("windows")
                                ? java.nio.charset.Charset.forName(last)
                                : UTF_8)))
            .build(),
        BodyHandlers.ofString(UTF_8));
  }

  private static String form(String what, String text, String file, String last) {
    String form = field("do", what) + field("list", text) + field("hits", "5");
    if (!file.isEmpty()) {
      form +=
          "--"
              + PART
              + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\n"
              + "Content-Type: text/csv\r\n\r\n"
              + file
              + "\r\n";
    } else {
      form += field("draft", last);
    }
    return form + "--" + PART + "--\r\n";
  }

  private static String field(String name, String value) {
    return "--"
        + PART
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }
}
