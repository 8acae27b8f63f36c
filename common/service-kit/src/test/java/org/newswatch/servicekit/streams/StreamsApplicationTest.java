package org.newswatch.servicekit.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsApplicationTest {

  private static final String STORE = "rows";

  @Test
  void a_thread_that_died_because_kafka_was_away_is_replaced() {
    assertThat(StreamsApplication.responseTo(new TimeoutException("late")))
        .isEqualTo(REPLACE_THREAD);
    assertThat(
            StreamsApplication.responseTo(
                new StreamsException("failed", new StreamsException(new DisconnectException()))))
        .isEqualTo(REPLACE_THREAD);
  }

  @Test
  void what_will_not_pass_by_itself_ends_the_application() {
    assertThat(StreamsApplication.responseTo(new IllegalStateException("bug")))
        .isEqualTo(SHUTDOWN_CLIENT);
    assertThat(StreamsApplication.responseTo(new AuthorizationException("no")))
        .isEqualTo(SHUTDOWN_CLIENT);
    assertThat(StreamsApplication.responseTo(new StackOverflowError())).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void the_time_that_kafka_may_be_away_ends_after_any_day_that_matters_and_does_not_overflow() {
    long deadline = System.currentTimeMillis() + StreamsApplication.TASK_TIMEOUT.toMillis();

    assertThat(deadline).isGreaterThan(System.currentTimeMillis());
    assertThat(StreamsApplication.TASK_TIMEOUT.toDays()).isGreaterThan(365);
  }

  @Test
  void half_a_store_that_a_kill_left_is_thrown_away_and_does_not_keep_it_from_starting(
      @TempDir Path folder) throws Exception {
    Path store = folder.resolve("halved/0_0/rocksdb/" + STORE);
    Path left = Files.createFile(Files.createDirectories(store).resolve("000017.log"));
    var properties = new Properties();
    properties.put("application.id", "halved");
    properties.put("bootstrap.servers", "127.0.0.1:1");
    properties.put("state.dir", folder.toString());
    try (var application = new StreamsApplication("halved")) {
      application.start(topology(), properties);

      assertThat(left).doesNotExist();
      assertThat(application.health().live()).isTrue();
    }
  }

  private static Topology topology() {
    return new Topology()
        .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in")
        .addProcessor("keep", Nothing::new, "in")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray()),
            "keep");
  }

  private static final class Nothing implements Processor<byte[], byte[], Void, Void> {
    @Override
    public void process(Record<byte[], byte[]> record) {}
  }
}
