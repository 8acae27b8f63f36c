package org.newswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.newswatch.crawler.files.FileItem;

class ImportTallyTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final ImportTally tally =
      new ImportTally(new PrintStream(told, true, StandardCharsets.UTF_8), 100);

  @Test
  void what_was_skipped_is_summed_up_by_its_reasons() {
    for (int i = 0; i < 3; i++) {
      tally.skipped(new FileItem.Skipped("a.warc at byte " + i, "not-html", "a picture"));
    }
    tally.skipped(new FileItem.Skipped("a.warc at byte 9", "http-404", "gone"));
    tally.bad(new FileItem.Bad("a.warc at byte 10", "bad-warc", "it is cut\u0007 off"));

    assertThat(tally.summary(1))
        .isEqualTo("1 article sent, 1 bad, 4 records without an article (3 not-html, 1 http-404).");
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo("bad: a.warc at byte 10: it is cut  off" + System.lineSeparator());
  }

  @Test
  void progress_is_told_once_for_so_many() {
    for (int i = 0; i <= 250; i++) {
      tally.progress(i);
    }

    assertThat(told.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "100 articles, 0 bad, 0 skipped ...", "200 articles, 0 bad, 0 skipped ...");
  }
}
