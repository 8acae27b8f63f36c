package org.newswatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NamesTaskTest {

  @Test
  void pairs_are_judged_and_written_in_the_form_of_the_data(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("pairs.tsv");
    Path out = folder.resolve("verdicts.tsv");
    Files.writeString(
        data,
        """
        Igor Sechin\tИгорь Сечин\tPerson\tsame
        Igor Sechin\tMarina Sechina\tPerson\tsame
        Apple Inc.\tApple Incorporated\tCompany\tsame
        Lady Leila\tLady Rania\tVessel\tdifferent
        """);

    StringWriter console = new StringWriter();
    int status = run(console, data.toString(), "--no-speed", "--misses", "--out", out.toString());

    assertThat(status).isZero();
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "Igor Sechin\tИгорь Сечин\tPerson\tsame",
            "Igor Sechin\tMarina Sechina\tPerson\tdifferent",
            "Apple Inc.\tApple Incorporated\tCompany\tsame",
            "Lady Leila\tLady Rania\tVessel\tdifferent");
    assertThat(console.toString().lines())
        .contains("names.precision 1.000", "names.recall 0.667", "names.f1 0.800")
        .anySatisfy(line -> assertThat(line).contains("Marina Sechina", "CONFLICT"));
  }

  @Test
  void a_line_of_another_form_is_refused_with_its_number(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("pairs.tsv");
    Files.writeString(data, "One\tTwo\tPerson\tsame\nOne\tTwo\tPerson\tperhaps\n");

    StringWriter console = new StringWriter();
    assertThat(run(console, data.toString(), "--no-speed")).isNotZero();
    assertThat(console.toString()).contains("line 2");
  }

  private static int run(StringWriter console, String data, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "names";
    arguments[1] = "--data";
    arguments[2] = data;
    System.arraycopy(options, 0, arguments, 3, options.length);
    PrintWriter writer = new PrintWriter(console);
    return Benchmarks.commands().setOut(writer).setErr(writer).execute(arguments);
  }
}
