package org.newswatch.servicekit.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

final class NdjsonBodyTest {

  @Test
  void each_line_comes_with_its_break_in_the_order_of_adding() {
    var body = new NdjsonBody().line("{}").lines(List.of("{\"a\":1}", "{\"b\":\"ü\"}"));

    assertThat(sent(body)).isEqualTo("{}\n{\"a\":1}\n{\"b\":\"ü\"}\n");
  }

  @Test
  void many_lines_and_long_ones_come_whole_and_tell_their_length() {
    var body = new NdjsonBody();
    var all = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String line = "x".repeat(i * 97);
      body.line(line);
      all.append(line).append('\n');
    }

    assertThat(sent(body)).isEqualTo(all.toString());
    assertThat(body.bytes()).isEqualTo(all.length());
    assertThat(body.publisher().contentLength()).isEqualTo(all.length());
  }

  @Test
  void lines_that_are_written_already_come_as_they_are() {
    assertThat(sent(NdjsonBody.of("{}\n{}\n".getBytes(UTF_8)))).isEqualTo("{}\n{}\n");
  }

  @Test
  void no_line_is_an_empty_body() {
    assertThat(new NdjsonBody().publisher().contentLength()).isZero();
  }

  private static String sent(NdjsonBody body) {
    BodyPublisher publisher = body.publisher();
    BodySubscriber<String> received = BodySubscribers.ofString(UTF_8);
    publisher.subscribe(
        new Flow.Subscriber<ByteBuffer>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            received.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer part) {
            received.onNext(List.of(part));
          }

          @Override
          public void onError(Throwable fault) {
            received.onError(fault);
          }

          @Override
          public void onComplete() {
            received.onComplete();
          }
        });
    return received.getBody().toCompletableFuture().join();
  }
}
