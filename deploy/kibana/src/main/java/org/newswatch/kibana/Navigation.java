package org.newswatch.kibana;

import java.util.stream.Collectors;

/** The line that leads from each dashboard to the others. */
final class Navigation {

  private Navigation() {}

  static String of(Sources sources, String here) {
    return sources.dashboards().entrySet().stream()
        .map(
            entry -> {
              String title = entry.getValue().text("title").replaceFirst("^.*: ", "");
              return entry.getKey().equals(here)
                  ? "**" + title + "**"
                  : "[" + title + "](#/view/" + entry.getValue().text("id") + ")";
            })
        .collect(Collectors.joining(" · "));
  }
}
