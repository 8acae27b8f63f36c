package org.newswatch.servicekit;

/**
 * A part of Newswatch that runs until it is closed. Constructors do no I/O; {@link #start} is
 * called once, {@link #close} at any time and any number of times.
 */
public interface Service extends AutoCloseable {

  /** What it is called in logs, metrics and {@code newswatch service NAME}. */
  String name();

  /** Returns when running; throws when it can never run. */
  void start();

  /** How it is; cheap, thread-safe, never throws. */
  Health health();

  /** Finishes what is in flight, bounded in time, then releases in reverse order of opening. */
  @Override
  void close();
}
