package org.newswatch.servicekit.config;

import java.util.List;

/** The configuration cannot be used; the message holds every problem, one a line. */
public final class SettingsException extends RuntimeException {

  private final List<String> problems;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the key, where it was given, what is wrong, and what would be right. */
  public List<String> problems() {
    return problems;
  }
}
