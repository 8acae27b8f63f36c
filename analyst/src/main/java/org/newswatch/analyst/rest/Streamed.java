package org.newswatch.analyst.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is no JSON, or too long to be held: it is written while it is read.
 *
 * @param mediaType one of those that the call says it gives
 * @param fileName what browsers save it as; null when it is to be looked at
 * @param headers further ones of the answer
 * @param body writes it
 */
public record Streamed(
    String mediaType, @Nullable String fileName, Map<String, String> headers, Body body) {

  public Streamed {
    headers = Map.copyOf(headers);
    if (fileName != null && !fileName.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException("no file name: " + fileName);
    }
  }

  /** Writes an answer. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes all of it. What throws breaks the connection off, so that nobody takes a part for the
     * whole.
     */
    void into(OutputStream out) throws IOException, InterruptedException;
  }
}
