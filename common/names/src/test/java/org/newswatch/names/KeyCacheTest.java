package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KeyCacheTest {

  private final AtomicInteger made = new AtomicInteger();
  private final KeyCache cache =
      new KeyCache(
          token -> {
            made.incrementAndGet();
            return token.toUpperCase(Locale.ROOT);
          });

  @Test
  void a_token_that_comes_again_is_not_spelled_again() {
    assertThat(cache.of("lind")).isEqualTo("LIND");
    assertThat(cache.of("lind")).isEqualTo("LIND");
    assertThat(made).hasValue(1);
  }

  @Test
  void tokens_that_share_a_place_keep_their_own_keys() {
    // Both have the same hash code.
    for (String token : new String[] {"Aa", "BB", "Aa", "BB"}) {
      assertThat(cache.of(token)).isEqualTo(token.toUpperCase(Locale.ROOT));
    }
  }

  @Test
  void a_long_token_is_spelled_and_not_kept() {
    String lengthy = "n".repeat(KeyCache.TOKEN_CHARS_MAX + 1);

    assertThat(cache.of(lengthy)).isEqualTo(lengthy.toUpperCase(Locale.ROOT));
    cache.of(lengthy);
    assertThat(made).hasValue(2);
  }
}
