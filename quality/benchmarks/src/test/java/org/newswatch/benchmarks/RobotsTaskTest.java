package org.newswatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class RobotsTaskTest {

  private static final String CASES =
      """
      # Two cases, of which the second expects what is not so.
      tests: [ {
        robotstxt: "\\xEF\\xBB\\xBF" 'User-agent: *\\n'
            "Disallow: /a\\r\\nDisallow: /\\303\\251\\n"
        test_expectations: [
          { testurl: "http://paper.test/a" useragent: "Bot" expected_outcome: DISALLOWED },
          { testurl: "http://paper.test/%C3%A9" useragent: "Bot" expected_outcome: ALLOWED }
        ]
      } ]
      """;

  @Test
  void cases_are_counted_and_wrong_ones_named(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("some"));
    Files.writeString(folder.resolve("some/case.textproto"), CASES);
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new RobotsTask())
            .setOut(new PrintWriter(out))
            .execute("--data", folder.toString(), "--verbose");
    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).endsWith("%C3%A9» is ALLOWED for «Bot»"))
        .contains("robots.right 1", "robots.wrong 1");
  }

  @Test
  void what_is_no_case_is_refused_with_its_place() {
    for (String text : new String[] {"tests: [", "tests: {", "a: \"\\y\"", "[".repeat(100)}) {
      assertThatThrownBy(() -> TextProto.read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("octet");
    }
  }
}
