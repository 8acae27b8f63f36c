package org.newswatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.newswatch.names.NameKind;
import org.newswatch.names.PreparedName;

/** Labelled pairs of names: name, name, schema, {@code same} or {@code different}, by tabs. */
record NamePairs(List<Pair> pairs) {

  private static final long FILE_BYTES_MAX = 64L * 1024 * 1024;
  private static final int COLUMNS = 4;
  private static final String SAME = "same";
  private static final String DIFFERENT = "different";

  /** Two names, what bears them, and whether people hold them for one. */
  record Pair(String first, String second, String schema, boolean same) {

    NameKind kind() {
      return switch (schema) {
        case "Person" -> NameKind.PERSON;
        case "Company", "Organization", "LegalEntity" -> NameKind.ORGANIZATION;
        default -> NameKind.OTHER;
      };
    }

    PreparedName preparedFirst() {
      return PreparedName.of(first, kind());
    }

    PreparedName preparedSecond() {
      return PreparedName.of(second, kind());
    }

    /** The line that it came from, with another verdict. */
    String line(boolean verdict) {
      return String.join("\t", first, second, schema, verdict ? SAME : DIFFERENT);
    }
  }

  static NamePairs read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > FILE_BYTES_MAX) {
      throw new BadDataException(file + " is no file of name pairs");
    }
    List<Pair> pairs = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String[] row = line.split("\t", -1);
      boolean same = row.length == COLUMNS && row[3].equals(SAME);
      if (!same && !(row.length == COLUMNS && row[3].equals(DIFFERENT))) {
        throw new BadDataException(
            "%s, line %d: name, name, schema, same or different belong there"
                .formatted(file, number));
      }
      pairs.add(new Pair(row[0], row[1], row[2], same));
    }
    if (pairs.isEmpty()) {
      throw new BadDataException("no pairs are in " + file);
    }
    return new NamePairs(List.copyOf(pairs));
  }

  /** All names, each once, in order. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      names.add(pair.first());
      names.add(pair.second());
    }
    return List.copyOf(names);
  }
}
