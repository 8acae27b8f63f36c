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
      for (String variant : row) {
        String before = lineOfKey.putIfAbsent(NameKeys.rawKey(variant), row.getFirst());
        assertThat(before == null ? row.getFirst() : before)
            .as(variant + " is in this line and in the line of " + before)
            .isEqualTo(row.getFirst());
      }
    }
  }

  @Test
  void all_variants_of_a_line_have_one_key() {
    for (List<String> row : Variants.rows()) {
      assertThat(row)
          .allSatisfy(
              variant -> assertThat(NameKeys.key(variant)).isEqualTo(NameKeys.key(row.getFirst())));
    }
  }
}
