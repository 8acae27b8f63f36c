package org.newswatch.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasticsearch.plugin.NamedComponent;
import org.junit.jupiter.api.Test;

/** The server trusts the two files beside the jar: they must say what the classes say. */
final class NamedComponentsTest {

  private static final Pattern LISTED =
      Pattern.compile("\"([a-z_]+)\"\\s*:\\s*\"(org\\.newswatch\\.[A-Za-z.]+)\"");

  @Test
  void every_component_is_listed_under_its_name() throws Exception {
    Map<String, String> listed = new TreeMap<>();
    Matcher matcher = LISTED.matcher(read("named_components.json"));
    while (matcher.find()) {
      listed.put(matcher.group(1), matcher.group(2));
    }
    assertThat(listed).isEqualTo(annotated()).isNotEmpty();
  }

  @Test
  void the_descriptor_names_one_version_of_the_server() throws Exception {
    var descriptor = new Properties();
    descriptor.load(new java.io.StringReader(read("stable-plugin-descriptor.properties")));
    assertThat(descriptor.getProperty("elasticsearch.version")).matches("8\\.19\\.\\d+");
    assertThat(descriptor.getProperty("java.version")).matches("\\d+");
    assertThat(descriptor.getProperty("version")).doesNotContain("$");
  }

  private static Map<String, String> annotated() throws Exception {
    Path classes = classes();
    Map<String, String> annotated = new TreeMap<>();
    try (var files = Files.list(classes)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName("org.newswatch.analysis." + name);
        NamedComponent component = type.getAnnotation(NamedComponent.class);
        if (component != null) {
          annotated.put(component.value(), type.getName());
        }
      }
    }
    return annotated;
  }

  private static Path classes() throws URISyntaxException {
    URL location = AsciiFoldingFilterFactory.class.getResource("AsciiFoldingFilterFactory.class");
    assertThat(location).isNotNull();
    return Path.of(location.toURI()).resolve("..").normalize();
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = NamedComponentsTest.class.getResourceAsStream("/" + resource)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
