package org.newswatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newswatch.demoworld.DemoSource;
import org.newswatch.demoworld.DemoWorld;
import org.newswatch.servicekit.config.Settings;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The demo's configuration, written to its data folder: an example of one's own. */
final class DemoConfig {

  static final String FILE = "newswatch.yaml";

  private DemoConfig() {}

  static NewswatchConfig of(DemoWorld world, Path folder) throws IOException {
    List<Map<String, Object>> sources = new ArrayList<>();
    for (DemoSource source : world.sources()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", source.id());
      one.put("name", source.name());
      one.put("feed", source.feed().toString());
      one.put("country", source.country());
      one.put("language", source.language());
      sources.add(one);
    }
    Map<String, Object> crawler = new LinkedHashMap<>();
    crawler.put("sources", sources);
    crawler.put("hosts", world.hosts());
    // The sites are on this machine: no need to be as slow as politeness asks elsewhere.
    crawler.put("host-delay", "50ms");
    crawler.put("feed-interval", "3s");
    crawler.put("feed-interval-max", "3s");
    crawler.put("revisit-first", "30s");
    Path file = folder.resolve(FILE);
    Files.write(file, new YAMLMapper().writeValueAsBytes(Map.of("crawler", crawler)));
    return Settings.from(Optional.of(file), Map.of(), Map.of()).bind(NewswatchConfig.class);
  }
}
