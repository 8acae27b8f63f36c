package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantsTest {

  @Test
  void no_two_lines_of_the_table_share_a_key() {
    Map<String, String> lineOfKey = new HashMap<>();
    for (List<String> row : Variants.rows()) {
      // Keys do not tell Alexandra from Alexander; the score does.
      String kind = row.getFirst().equals("woman") ? "woman" : "";
      for (String variant : variants(row)) {
        String line = row.getFirst() + " " + row.get(1);
        String before = lineOfKey.putIfAbsent(kind + NameKeys.rawKey(variant), line);
        assertThat(before == null ? line : before)
            .as(variant + " is in this line and in the line of " + before)
            .isEqualTo(line);
      }
    }
  }

  @Test
  void all_variants_of_a_line_have_one_key() {
    for (List<String> row : Variants.rows()) {
      assertThat(variants(row))
          .allSatisfy(
              variant -> assertThat(NameKeys.key(variant)).isEqualTo(NameKeys.key(row.get(1))));
    }
  }

  /** Without the kind in front and the nicknames behind. */
  private static List<String> variants(List<String> row) {
    int end = row.indexOf(Variants.NICKNAMES);
    return row.subList(1, end < 0 ? row.size() : end);
  }
}
