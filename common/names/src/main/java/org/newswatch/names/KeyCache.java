package org.newswatch.names;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keys of tokens that came of late: names repeat in an article and in the news of a day, and to
 * spell one takes many times longer than to find it here. Each place holds the token that came to
 * it last. Thread-safe without locks: two threads that miss at once make the same key.
 */
final class KeyCache {

  /** A power of two; some ten megabytes when full. A day's news has tens of thousands of names. */
  private static final int PLACES = 1 << 16;

  /** Longer tokens are rare, and would let a page of nonsense fill the memory. */
  static final int TOKEN_CHARS_MAX = 32;

  private record Made(String token, String key) {}

  private final UnaryOperator<String> maker;
  private final AtomicReferenceArray<@Nullable Made> places = new AtomicReferenceArray<>(PLACES);

  KeyCache(UnaryOperator<String> maker) {
    this.maker = maker;
  }

  String of(String token) {
    if (token.length() > TOKEN_CHARS_MAX) {
      return maker.apply(token);
    }
    int hash = token.hashCode();
    int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
    Made held = places.get(place);
    if (held != null && held.token().equals(token)) {
      return held.key();
    }
    String key = maker.apply(token);
    places.set(place, new Made(token, key));
    return key;
  }
}
