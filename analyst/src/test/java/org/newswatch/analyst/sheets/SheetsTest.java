package org.newswatch.analyst.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.bulk.BulkResult;
import org.newswatch.analyst.bulk.BulkResult.Fault;
import org.newswatch.analyst.bulk.BulkResult.Hit;
import org.newswatch.analyst.bulk.BulkResult.Match;
import org.newswatch.analyst.bulk.BulkResult.State;
import org.newswatch.contract.Job;

final class SheetsTest {

  private static final BulkResult FOUND =
      new BulkResult(
          2,
          "7",
          List.of("7", "Lind, \"Anna\""),
          "Lind, \"Anna\"",
          State.FOUND,
          3,
          2,
          1,
          false,
          List.of(hit("a", "=HYPERLINK(\"http://x.test\")"), hit("b", "-12")),
          1,
          null);
  private static final BulkResult NOTHING =
      new BulkResult(
          3,
          "8",
          List.of("@SUM(A1)", "y\u0001", "more"),
          "y",
          State.NOTHING,
          0,
          0,
          0,
          true,
          List.of(),
          0,
          null);
  private static final BulkResult WRONG =
      new BulkResult(
          4,
          "",
          List.of("9"),
          "tax NEAR/5",
          State.WRONG,
          0,
          0,
          0,
          true,
          List.of(),
          0,
          new Fault(5, "A word is missing.", "Add it."));

  @Test
  void lines_are_rows_with_the_own_columns_first() throws Exception {
    assertThat(csv(Table.LINES))
        .startsWith("\ufeffline,id,name,column 3,asked,state,articles,")
        .contains(
            "2,7,\"Lind, \"\"Anna\"\"\",,\"Lind, \"\"Anna\"\"\",found,3,2,1,\"stories, sources\",2,,,\r\n")
        .contains("4,9,,,tax NEAR/5,wrong,,,,,,A word is missing.,Add it.,5\r\n");
  }

  @Test
  void articles_are_rows_and_a_line_without_any_is_one_too() throws Exception {
    assertThat(csv(Table.ARTICLES).split("\r\n", -1)).hasSize(6);
    assertThat(csv(Table.ARTICLES)).contains("Ana Lind,0.875,An \u2248 Anna");
  }

  @Test
  void nothing_becomes_a_formula() throws Exception {
    assertThat(csv(Table.ARTICLES))
        .contains("\"'=HYPERLINK(")
        .contains(",-12,")
        .contains("'@SUM(A1)");
    assertThat(sheets(XlsxWriter.ROWS_MAX).values())
        .allSatisfy(xml -> assertThat(xml.select("f")).isEmpty());
  }

  @Test
  void a_workbook_has_both_tables_and_says_what_was_asked() throws Exception {
    Map<String, Document> sheets = sheets(XlsxWriter.ROWS_MAX);

    assertThat(sheets).hasSize(3);
    assertThat(sheet(sheets, "sheet1").select("row")).hasSize(4);
    assertThat(sheet(sheets, "sheet2").select("row")).hasSize(5);
    assertThat(sheet(sheets, "sheet3").text()).contains("encoding").contains("UTF-8");
    assertThat(sheet(sheets, "sheet1").text()).contains("y\ufffd");
  }

  @Test
  void what_does_not_fit_a_sheet_goes_on_in_the_next() throws Exception {
    Map<String, Document> sheets = sheets(3);

    assertThat(sheets).hasSize(5);
    assertThat(sheet(sheets, "sheet2").select("row")).hasSize(2);
  }

  @Test
  void what_is_not_all_is_called_partial() {
    assertThat(SheetsRest.name("x", Job.State.DONE)).isEqualTo("newswatch-x");
    assertThat(SheetsRest.name("x", Job.State.PAUSED)).isEqualTo("newswatch-x-partial");
  }

  private static Hit hit(String id, String title) {
    return new Hit(
        id,
        title,
        "https://paper.test/" + id,
        Instant.parse("2026-11-20T10:00:00Z"),
        "paper",
        "en",
        null,
        new Match("Ana Lind", .875, "An \u2248 Anna: nearly the same"));
  }

  private static String csv(Table table) throws IOException {
    var out = new ByteArrayOutputStream();
    CsvWriter.write(new Sample(), table, out);
    return out.toString(UTF_8);
  }

  private static Document sheet(Map<String, Document> sheets, String name) {
    return Objects.requireNonNull(sheets.get("xl/worksheets/" + name + ".xml"));
  }

  private static Map<String, Document> sheets(int rowsMax) throws IOException {
    Path file = Files.createTempFile("bulk", ".xlsx");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        XlsxWriter.write(new Sample(), Map.of("encoding", "UTF-8"), out, rowsMax);
      }
      var sheets = new LinkedHashMap<String, Document>();
      try (var zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          if (entry.getName().startsWith("xl/worksheets/sheet")) {
            String xml = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
            sheets.put(entry.getName(), Jsoup.parse(xml, "", Parser.xmlParser()));
          }
        }
      }
      return sheets;
    } finally {
      Files.delete(file);
    }
  }

  private record Sample() implements Results {

    @Override
    public List<String> header() {
      return List.of("id", "name");
    }

    @Override
    public int columns() {
      return 3;
    }

    @Override
    public void each(Taker taker) throws IOException {
      for (BulkResult result : List.of(FOUND, NOTHING, WRONG)) {
        taker.take(result);
      }
    }
  }
}
