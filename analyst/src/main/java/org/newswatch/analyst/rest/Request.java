package org.newswatch.analyst.rest;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call was given: every value read, and within its bounds. */
public final class Request {

  private final Map<Param<?>, Object> values;
  private final @Nullable Object body;
  private final byte[] payload;

  Request(Map<Param<?>, Object> values, @Nullable Object body, byte[] payload) {
    this.values = Map.copyOf(values);
    this.body = body;
    this.payload = payload;
  }

  /**
   * The value of a parameter that is required or has a default.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public <T> T get(Param<T> param) {
    return find(param)
        .orElseThrow(() -> new IllegalArgumentException(param.name() + " may be absent"));
  }

  /** The value of a parameter, or its default. */
  @SuppressWarnings("unchecked") // Put there under this very parameter.
  public <T> Optional<T> find(Param<T> param) {
    Object value = values.get(param);
    return Optional.ofNullable(value == null ? param.byDefault() : (T) value);
  }

  /** The bytes that it was given, of a call that takes some; not to be changed. */
  public byte[] payload() {
    return payload;
  }

  /** The JSON that it was given. */
  public <T> T body(Class<T> type) {
    return type.cast(Objects.requireNonNull(body, "the call takes a body"));
  }
}
