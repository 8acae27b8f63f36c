package org.newswatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NerTaskTest {

  private static final String TEXTS =
      """
      {"id":"a","text":"Peter Hollander left Norway .","entities":[\
      {"start":0,"end":15,"type":"PER","text":"Peter Hollander"},\
      {"start":21,"end":27,"type":"LOC","text":"Norway"}]}
      {"id":"b","text":"He said so on Monday .","entities":[\
      {"start":0,"end":2,"type":"PER","text":"He"}]}
      {"id":"c","text":"Ada Low met the World Bank in Geneva .","entities":[]}
      """;

  @Test
  void names_are_judged_and_both_tasks_write_the_same_in_the_form_of_the_data(@TempDir Path folder)
      throws Exception {
    Path data = folder.resolve("texts.jsonl");
    Path ner = folder.resolve("ner.jsonl");
    Path one = folder.resolve("one.jsonl");
    Path two = folder.resolve("two.jsonl");
    Files.writeString(data, TEXTS);

    String judged = run("ner", data, "--misses", "--out", ner.toString());
    String timed = run("enrich", data, "--no-default", "--out", one.toString());
    run("enrich", data, "--no-default", "--threads", "2", "--out", two.toString());

    assertThat(judged.lines())
        .contains("ner.gold 3", "ner.recall 0.667")
        .anyMatch(line -> line.startsWith("pipelineVersion "))
        .anySatisfy(line -> assertThat(line).startsWith("b missed PER «He»"));
    assertThat(timed.lines())
        .anyMatch(line -> line.startsWith("enrich.tokens_per_s "))
        .anyMatch(line -> line.startsWith("enrich.p99_ms_per_1000_tokens "))
        .anyMatch(line -> line.startsWith("enrich.heap_mb "))
        .contains("enrich.tokens 20");
    assertThat(Files.readAllLines(ner)).first().isEqualTo(TEXTS.lines().findFirst().orElseThrow());
    assertThat(one).hasSameTextualContentAs(ner);
    assertThat(two).hasSameTextualContentAs(ner);
  }

  @Test
  void a_line_without_text_is_refused(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("texts.jsonl");
    Files.writeString(data, "{\"id\":\"a\"}\n");

    StringWriter console = new StringWriter();
    int status =
        Benchmarks.commands()
            .setErr(new PrintWriter(console))
            .execute("ner", "--data", data.toString());

    assertThat(status).isNotZero();
    assertThat(console.toString()).contains("no text: a");
  }

  private static String run(String task, Path data, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = task;
    arguments[1] = "--data";
    arguments[2] = data.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    StringWriter console = new StringWriter();
    PrintWriter writer = new PrintWriter(console);
    int status = Benchmarks.commands().setOut(writer).setErr(writer).execute(arguments);
    assertThat(status).as(console.toString()).isZero();
    return console.toString();
  }
}
