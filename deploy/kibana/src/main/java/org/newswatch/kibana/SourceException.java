package org.newswatch.kibana;

/** The sources say something that is not understood; the message names file and place. */
public final class SourceException extends RuntimeException {

  SourceException(String where, String what) {
    super(where + ": " + what);
  }
}
