package org.newswatch.analyst.jobs;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.newswatch.analyst.same.TopicDecoder;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Job;
import org.newswatch.servicekit.kafka.DeskException;

/** What a topic would keep, as long as a test takes. */
final class KeptLog implements JobLog {

  final Map<String, Job> latest = new ConcurrentHashMap<>();
  volatile boolean away;

  /** As it is kept. */
  Job.State state(Job job) {
    return Objects.requireNonNull(latest.get(job.id())).state();
  }

  @Override
  public void follow(TopicDecoder.Told<Job> reader) {
    reader.fromTheBeginning();
    latest.values().forEach(reader::take);
    reader.caughtUp();
  }

  @Override
  public void write(Job job) throws DeskException {
    if (away) {
      throw new DeskException("Kafka is away", new IllegalStateException("away"));
    }
    latest.put(job.id(), Codec.JOB.decode(Codec.JOB.encode(job)).orElseThrow());
  }

  @Override
  public void forget(String id) {
    latest.remove(id);
  }

  @Override
  public void close() {}
}
