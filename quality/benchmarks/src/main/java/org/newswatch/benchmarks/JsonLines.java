package org.newswatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of labelled data with a JSON object a line. */
final class JsonLines {

  static final JsonMapper JSON = JsonMapper.shared();

  private JsonLines() {}

  /**
   * What {@code reader} makes of each line that is not blank, in order.
   *
   * @param form what {@code --data} has to be, for people
   * @throws BadDataException when the file is not there or holds no line
   */
  static <T> List<T> read(Path file, String form, Function<JsonNode, T> reader) {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(file + " is not there. --data is a " + form + ".");
    }
    var read = new ArrayList<T>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          read.add(reader.apply(JSON.readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (read.isEmpty()) {
      throw new BadDataException(file + " holds no texts");
    }
    return read;
  }
}
