package org.newswatch.analyst.rest;

import java.util.List;

/**
 * A request's body that is no JSON.
 *
 * @param mediaTypes which it may be; {@code application/octet-stream} beside them
 * @param bytesMax how long it may be
 */
public record Payload(List<String> mediaTypes, long bytesMax) {

  static final String ANY = "application/octet-stream";

  public Payload {
    mediaTypes = List.copyOf(mediaTypes);
    if (bytesMax < 1 || bytesMax > Integer.MAX_VALUE - 1) {
      throw new IllegalArgumentException("bytesMax out of bounds: " + bytesMax);
    }
  }

  boolean takes(String mediaType) {
    return mediaType.equals(ANY) || mediaTypes.contains(mediaType);
  }
}
