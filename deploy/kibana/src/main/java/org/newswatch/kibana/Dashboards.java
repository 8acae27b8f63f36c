package org.newswatch.kibana;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The dashboards as Kibana imports them: one saved object a line. */
public final class Dashboards {

  /** In the order in which they are offered. */
  private static final List<String> NAMES =
      List.of("today", "name", "calendar", "sources", "alerts");

  /** The oldest Kibana that takes them: an older one refuses the objects' versions. */
  public static final String KIBANA_LEAST = "8.19";

  private static final String SHIPPED = "newswatch.ndjson";

  private Dashboards() {}

  /** What came with the jar. */
  public static byte[] shipped() {
    try (InputStream in = Dashboards.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + SHIPPED);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes them anew.
   *
   * @param folder of the sources
   * @return the text of the file
   * @throws SourceException when the sources say what is not understood
   */
  public static String made(Path folder) {
    Sources sources = Sources.of(folder, NAMES);
    List<ObjectNode> objects = new ArrayList<>();
    sources.views().values().forEach(view -> objects.add(view.savedObject()));
    sources.lists().values().forEach(list -> objects.add(list.savedObject()));
    for (String name : NAMES) {
      objects.add(new DashboardMaker(sources, name).savedObject());
    }
    return objects.stream().map(object -> object.toString() + "\n").collect(Collectors.joining());
  }
}
