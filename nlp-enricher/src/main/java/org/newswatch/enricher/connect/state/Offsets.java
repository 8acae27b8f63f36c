package org.newswatch.enricher.connect.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where changelogs were, as bytes. */
final class Offsets {

  private Offsets() {}

  static byte[] packed(Map<TopicPartition, Long> offsets) {
    int bytes = 0;
    for (TopicPartition partition : offsets.keySet()) {
      int topic = partition.topic().getBytes(UTF_8).length;
      bytes += Cursor.size(topic) + topic + Cursor.size(partition.partition()) + Long.BYTES;
    }
    Cursor out = new Cursor(new byte[bytes]);
    offsets.forEach(
        (partition, offset) -> {
          byte[] topic = partition.topic().getBytes(UTF_8);
          out.putCount(topic.length);
          out.put(topic);
          out.putCount(partition.partition());
          out.putLong(offset);
        });
    return out.bytes();
  }

  static Map<TopicPartition, Long> unpack(byte[] packed) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Cursor in = new Cursor(packed);
    while (in.hasMore()) {
      String topic = new String(in.get(in.getCount()), UTF_8);
      int partition = in.getCount();
      offsets.put(new TopicPartition(topic, partition), in.getLong());
    }
    return offsets;
  }
}
