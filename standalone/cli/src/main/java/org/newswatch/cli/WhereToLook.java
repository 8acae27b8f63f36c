package org.newswatch.cli;

import java.nio.file.Path;

/** What is printed when an instance is ready. */
final class WhereToLook {

  private WhereToLook() {}

  static String text(Instance instance, Path data, String command) {
    return """

        Newswatch is running.

          Search page     %s
          Elasticsearch   %s
          Kafka           %s
          Health          %s
          Log             %s

          On the command line:  ./newswatch search QUERY --data %s
          To stop:              Ctrl-C, or ./newswatch stop --data %s
        %s"""
        .formatted(
            instance.page(),
            instance.elasticsearch(),
            instance.kafka(),
            instance.management().resolve("/health/ready"),
            data.resolve(Standalone.LOG),
            data,
            data,
            command.equals("demo")
                ? "\n  Try: voronenko   \"container terminal\"   Тимчишина\n"
                : "");
  }
}
