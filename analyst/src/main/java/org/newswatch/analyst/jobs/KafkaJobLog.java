package org.newswatch.analyst.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.same.TopicDecoder;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Job;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import org.newswatch.servicekit.kafka.TopicFollower;

/** Keeps states in the topic of jobs. */
public final class KafkaJobLog implements JobLog {

  private static final String CLIENT = "newswatch-analyst-jobs";

  private final KafkaSettings kafka;
  private final TopicDesk desk;
  private @Nullable TopicFollower follower;

  /** Nothing is read yet. */
  public KafkaJobLog(KafkaSettings kafka) {
    this.kafka = kafka;
    this.desk = new TopicDesk(kafka, CLIENT);
  }

  @Override
  public synchronized void follow(TopicDecoder.Told<Job> reader) {
    if (follower != null) {
      throw new IllegalStateException("jobs are followed already");
    }
    var started =
        new TopicFollower(
            kafka, Topic.JOBS, CLIENT, new TopicDecoder<>(Topic.JOBS, Codec.JOB, reader));
    started.start();
    follower = started;
  }

  @Override
  public void write(Job job) throws DeskException, InterruptedException {
    desk.write(Topic.JOBS, job.id(), Codec.JOB.encode(job));
  }

  @Override
  public void forget(String id) throws DeskException, InterruptedException {
    desk.write(List.of(new ProducerRecord<>(Topic.JOBS.topicName(), id.getBytes(UTF_8), null)));
  }

  @Override
  public synchronized void close() {
    if (follower != null) {
      follower.close();
    }
  }
}
