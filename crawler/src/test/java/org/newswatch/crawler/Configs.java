package org.newswatch.crawler;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.newswatch.contract.Source;

/** Crawler configurations for tests: the defaults, but for what a test changes. */
final class Configs {

  private Configs() {}

  /** One with this source alone. */
  static CrawlerConfig of(Source.Kind kind, String id, String address) {
    return CrawlerConfig.of(List.of(source(kind, id, address)));
  }

  static SourceConfig source(Source.Kind kind, String id, String address) {
    URI uri = URI.create(address);
    return new SourceConfig(
        id,
        "The " + id,
        kind == Source.Kind.FEED ? uri : null,
        kind == Source.Kind.SITEMAP ? uri : null,
        kind == Source.Kind.LISTING ? uri : null,
        kind == Source.Kind.PAGE ? uri : null,
        kind == Source.Kind.FOLDER ? address : null,
        "gb",
        "en");
  }

  /** The same, with these values for the settings of these names. */
  static CrawlerConfig with(CrawlerConfig base, Map<String, Object> changed) {
    RecordComponent[] settings = CrawlerConfig.class.getRecordComponents();
    Object[] values = new Object[settings.length];
    try {
      for (int i = 0; i < settings.length; i++) {
        String name = settings[i].getName();
        values[i] =
            changed.containsKey(name) ? changed.get(name) : settings[i].getAccessor().invoke(base);
      }
      Class<?>[] types =
          Arrays.stream(settings).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return CrawlerConfig.class.getDeclaredConstructor(types).newInstance(values);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the settings are a record", e);
    }
  }
}
