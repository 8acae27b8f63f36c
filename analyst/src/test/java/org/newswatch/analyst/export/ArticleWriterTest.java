package org.newswatch.analyst.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ArticleWriterTest {

  @Test
  void no_title_becomes_a_formula_or_more_cells() throws Exception {
    assertThat(row("=1+1")).contains(",'=1+1,");
    assertThat(row("\uff1d1+1")).contains(",'\uff1d1+1,");
    assertThat(row("x;=1+1")).contains(",\"x;=1+1\",");
    assertThat(row("x\t=1+1")).contains(",\"x\t=1+1\",");
    assertThat(row("-12")).contains(",-12,");
  }

  private static String row(String title) throws Exception {
    var json = new JsonMapper();
    var hit = json.createObjectNode();
    hit.putObject("_source").put("title", title);
    hit.putArray("sort").add(1).add("a".repeat(32));
    var out = new ByteArrayOutputStream();
    new ArticleWriter(Format.CSV, UnaryOperator.identity()).write(hit, out);
    return out.toString(UTF_8);
  }
}
