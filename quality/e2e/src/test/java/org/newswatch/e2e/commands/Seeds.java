package org.newswatch.e2e.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The sample articles beside the checkout; they belong to their publishers and are not in it. */
final class Seeds {

  private static final String FOLDER = "shared/seeds";

  private Seeds() {}

  /** Where they are; empty when they are not beside this checkout. */
  static Optional<Path> folder() {
    for (Path above = Launcher.checkout(); above != null; above = above.getParent()) {
      Path seeds = above.resolve(FOLDER);
      if (Files.isRegularFile(seeds.resolve("articles.jsonl"))) {
        return Optional.of(seeds);
      }
    }
    return Optional.empty();
  }
}
