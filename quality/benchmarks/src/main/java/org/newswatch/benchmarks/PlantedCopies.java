package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Articles among which a few were planted a second time, slightly changed.
 *
 * @param name of the file, without its ending
 * @param pairs those that are one, by their ids
 */
record PlantedCopies(String name, List<Article> articles, Set<Set<String>> pairs) {

  record Article(String id, String text) {}

  private static final String ARTICLES = ".train";
  private static final String PAIRS = ".truth";
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /**
   * All sets of a folder, the smallest first: {@code NAME.train} with an article a line, its id
   * first, and {@code NAME.truth} with two ids a line. One without the other is passed over.
   *
   * @param articlesMax sets of more are passed over
   * @throws BadDataException when there is none, or a line is of another form
   */
  static List<PlantedCopies> read(Path folder, int articlesMax) {
    if (!Files.isDirectory(folder)) {
      throw new BadDataException(folder + " is not there. --data is a folder.");
    }
    List<PlantedCopies> sets = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        String base = name.endsWith(ARTICLES) ? name.substring(0, name.lastIndexOf('.')) : "";
        Path truth = file.resolveSibling(base + PAIRS);
        if (!base.isEmpty() && Files.isRegularFile(truth)) {
          sets.add(new PlantedCopies(base, articles(file), pairs(truth)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sets.removeIf(set -> set.articles.size() > articlesMax);
    if (sets.isEmpty()) {
      throw new BadDataException(
          folder + " holds no NAME" + ARTICLES + " with a NAME" + PAIRS + " beside it");
    }
    sets.sort((one, two) -> Integer.compare(one.articles.size(), two.articles.size()));
    return sets;
  }

  /** Whether the two are one, in either order. */
  boolean isPair(String one, String other) {
    return !one.equals(other) && pairs.contains(Set.of(one, other));
  }

  private static List<Article> articles(Path file) throws IOException {
    List<Article> articles = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        String[] parts = split(file, line);
        articles.add(new Article(parts[0], parts[1]));
      }
    }
    return articles;
  }

  private static Set<Set<String>> pairs(Path file) throws IOException {
    Set<Set<String>> pairs = new HashSet<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        String[] parts = split(file, line);
        pairs.add(Set.of(parts[0], parts[1].strip()));
      }
    }
    return pairs;
  }

  private static String[] split(Path file, String line) {
    String[] parts = SPACE.split(line.strip(), 2);
    if (parts.length < 2 || parts[0].equals(parts[1])) {
      throw new BadDataException(file + " has a line that is not an id with more behind it");
    }
    return parts;
  }
}
