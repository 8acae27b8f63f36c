package org.newswatch.analyst.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.newswatch.contract.ArticleId;

class CursorTest {

  @Property
  void what_is_written_is_read(@ForAll long millis, @ForAll String url) {
    var cursor = new Cursor(millis, ArticleId.ofUrl(url));

    assertThat(cursor.text()).hasSizeLessThanOrEqualTo(Cursor.CHARS_MAX);
    assertThat(Cursor.parse(cursor.text())).contains(cursor);
  }

  @Property
  void no_text_makes_reading_throw(@ForAll String text) {
    assertThat(Cursor.parse(text)).isNotNull();
  }
}
