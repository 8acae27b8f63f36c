package org.newswatch.servicekit.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

final class StreamsApplicationTest {

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
}
