package org.newswatch.cli;

import org.newswatch.servicekit.Setting;
import org.newswatch.servicekit.config.DataSize;

/** Kafka and Elasticsearch of an all-in-one instance. */
record EmbeddedSettings(
    @Setting(doc = "Port of the embedded Kafka on loopback; 0 takes a free one.", def = "0")
        int kafkaPort,
    @Setting(doc = "Port of the embedded Elasticsearch on loopback; 0 takes a free one.", def = "0")
        int elasticsearchPort,
    @Setting(doc = "Heap of the embedded Elasticsearch.", def = "1GiB")
        DataSize elasticsearchHeap) {

  int heapMegabytes() {
    return Math.toIntExact(elasticsearchHeap.bytes() >> 20);
  }
}
