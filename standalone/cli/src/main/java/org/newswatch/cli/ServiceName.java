package org.newswatch.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The services, by the names that people type. */
enum ServiceName {
  CRAWLER,
  ANNOTATE,
  ANNOTATE_BACKFILL,
  CONNECT,
  INDEXER,
  ARCHIVE,
  ALERTS,
  ANALYST;

  /** As typed on the command line: {@code annotate-backfill}. */
  String typed() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ServiceName of(String typed) {
    return Arrays.stream(values())
        .filter(name -> name.typed().equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    "no service is called " + typed + "; there are: " + allTyped()));
  }

  static String allTyped() {
    return Arrays.stream(values()).map(ServiceName::typed).collect(Collectors.joining(", "));
  }
}
