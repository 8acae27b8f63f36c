package org.newswatch.alerts.delivery;

/**
 * One way to reach people or programs. Thread-safe: messages to different targets are sent at the
 * same time, those to one target one after the other.
 */
@FunctionalInterface
public interface ChannelSender {

  /**
   * One attempt, bounded in time. The same message may come again, under the same key and with the
   * same content; what the receiver is told must then carry the same mark, so that it can tell.
   *
   * @throws InterruptedException when interrupted: whether it arrived is then not known
   */
  Sent send(Message message) throws InterruptedException;
}
