package org.newswatch.analyst.jobs;

import org.newswatch.analyst.same.TopicDecoder;
import org.newswatch.contract.Job;
import org.newswatch.servicekit.kafka.DeskException;

/** Where the states of jobs are kept. Thread-safe. */
public interface JobLog extends AutoCloseable {

  /** Tells what is kept, then what is kept from now on; at most once. */
  void follow(TopicDecoder.Told<Job> reader);

  /** Keeps a state; when this returns it is kept. */
  void write(Job job) throws DeskException, InterruptedException;

  /** Keeps nothing of it any more. */
  void forget(String id) throws DeskException, InterruptedException;

  @Override
  void close();

  /** One that keeps nothing: what it is told is gone with the process. */
  static JobLog none() {
    return new JobLog() {
      @Override
      public void follow(TopicDecoder.Told<Job> reader) {
        reader.fromTheBeginning();
        reader.caughtUp();
      }

      @Override
      public void write(Job job) {}

      @Override
      public void forget(String id) {}

      @Override
      public void close() {}
    };
  }
}
