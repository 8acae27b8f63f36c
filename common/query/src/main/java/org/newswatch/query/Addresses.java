package org.newswatch.query;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What {@code url:} asks for. */
final class Addresses {

  private static final List<String> FIELDS = List.of(Fields.URL, Fields.CANONICAL_URL);

  private Addresses() {}

  /**
   * The ways in which an article can have an address; each is one.
   *
   * @param asked with {@code *} behind it when anything may follow; without a protocol for any
   * @param begins a field that begins so
   * @param is a field that is just so
   */
  static <C> List<C> ways(
      String asked, BiFunction<String, String, C> begins, BiFunction<String, String, C> is) {
    boolean open = asked.endsWith("*");
    String address = open ? asked.substring(0, asked.length() - 1) : asked;
    Stream<String> spellings =
        address.contains("://")
            ? Stream.of(address)
            : Stream.of("https://" + address, "http://" + address);
    BiFunction<String, String, C> way = open ? begins : is;
    return spellings
        .flatMap(spelling -> FIELDS.stream().map(field -> way.apply(field, spelling)))
        .toList();
  }
}
