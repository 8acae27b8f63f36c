package org.newswatch.testkit;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.newswatch.embedded.EmbeddedElasticsearch;
import org.newswatch.embedded.EmbeddedElasticsearchConfig;

/**
 * One real Elasticsearch for all tests of a JVM, started when first asked for (six to twelve
 * seconds). Tests share it, so each puts a {@link #uniquePrefix} before its indices, aliases and
 * templates.
 */
public final class SharedElasticsearch {

  private static final int HEAP_MEGABYTES = 512;

  private static final SharedServer<EmbeddedElasticsearch> SERVER = server();

  private static final AtomicInteger NAMES = new AtomicInteger();

  private SharedElasticsearch() {}

  /** One that is started when first asked for, and ends with the JVM. */
  static SharedServer<EmbeddedElasticsearch> server() {
    return new SharedServer<>(
        "elasticsearch",
        folder -> {
          var elasticsearch =
              new EmbeddedElasticsearch(
                  EmbeddedElasticsearchConfig.in(folder).withHeapMegabytes(HEAP_MEGABYTES));
          elasticsearch.start();
          return elasticsearch;
        });
  }

  /** Where clients connect to, such as {@code http://127.0.0.1:9200}. */
  public static URI url() {
    return SERVER.get().url();
  }

  /** A lower-case prefix that no other test of this JVM has. */
  public static String uniquePrefix(String stem) {
    return stem + "-" + NAMES.incrementAndGet() + "-";
  }
}
