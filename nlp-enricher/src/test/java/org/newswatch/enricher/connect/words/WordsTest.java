package org.newswatch.enricher.connect.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "The Ferry Stopped, the ferry stopped",
    "Ílhavo's café, ilhavos cafe",
    "I\u015ftanbul, i\u015ftanbul",
    "'“It’s over”, he said', its over he said",
    "'1,000 tons at 1.5 metres', 1000 tons at 15 metres",
    "\uff21\uff22\uff11, ab1",
    "co\u00adope\u200bration, cooperation",
    "e\u0301te\u0301, ete",
    "\u0661\u0662 boats, 12 boats",
    "Ferry\ud83d\ude00back \ud83d\ude00, ferry back",
    "'\ud83d\udc68\u200d\ud83d\udc67 waves \u2764\ufe0f', waves",
    "'\ud83d ferry\ude00', ferry",
    "\ud835\udc00da, \ud835\udc00DA"
  })
  void words_are_the_same_however_they_are_set(String one, String other) {
    assertThat(hashes(one)).isEqualTo(hashes(other));
  }

  @Test
  void other_words_and_numbers_are_others() {
    assertThat(hashes("ferry")).isNotEqualTo(hashes("ferries"));
    assertThat(hashes("10 boats")).isNotEqualTo(hashes("11 boats"));
    assertThat(hashes("well-known")).isEqualTo(hashes("well known"));
  }

  @Test
  void sentences_end_with_points_and_lines_but_not_behind_what_is_short_for_something() {
    assertThat(sentences("It stopped. \"Why?\" she said. No-one knew\nThen it ran")).isEqualTo(5);
    assertThat(sentences("The U.S. sent Mr. Low 3.5 tons.")).isEqualTo(1);
    assertThat(sentences("渡轮停了。星期一它又开了。")).isEqualTo(2);
    assertThat(sentences("\n\n ... !? \n")).isZero();
  }

  @Test
  void scripts_without_spaces_are_read_character_by_character() {
    Words words = Words.of("渡轮停了 and เรือ");

    assertThat(words.count()).isEqualTo(8);
    assertThat(words.isCharacter(0)).isTrue();
    assertThat(words.isCharacter(4)).isFalse();
    assertThat(words.isCharacter(5)).isTrue();
  }

  @Property
  void any_text_is_read_and_its_sentences_hold_each_word_once(@ForAll String text) {
    Words words = Words.of(text);

    int at = 0;
    for (int sentence = 0; sentence < words.sentences(); sentence++) {
      assertThat(words.start(sentence)).isEqualTo(at);
      assertThat(words.end(sentence)).isGreaterThan(at);
      at = words.end(sentence);
    }
    assertThat(at).isEqualTo(words.count());
  }

  private static int sentences(String text) {
    return Words.of(text).sentences();
  }

  private static List<Long> hashes(String text) {
    Words words = Words.of(text);
    List<Long> hashes = new ArrayList<>();
    for (int word = 0; word < words.count(); word++) {
      hashes.add(words.hash(word));
    }
    return hashes;
  }
}
