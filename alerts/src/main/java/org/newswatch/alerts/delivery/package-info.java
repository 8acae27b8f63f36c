/**
 * Alerts to people and programs: the door is {@link org.newswatch.alerts.delivery.Deliverer}.
 *
 * <p>For each alert or digest and each channel of its subscription one row is written to the topic
 * of deliveries, in the partition in which the message stands; only then is the message's offset
 * committed. {@code Outbox} holds the rows of the partitions of this process and says which are
 * due, {@code Lanes} keeps one lane for each target, {@code Courier} makes one attempt and writes
 * down what came of it, {@code RetryPlan} says when the next one is. Whoever starts reads the rows
 * to their end and goes on. What is killed between sending and writing sends once more, under the
 * same key.
 *
 * <p>Each kind of channel is one {@link org.newswatch.alerts.delivery.ChannelSender}: web hooks
 * signed as Standard Webhooks asks, Slack, e-mail, topics. A feed is not sent: {@code FeedServer}
 * reads it from the topic of alerts. {@code Letters} puts a message into words once for all that
 * people read; {@code LetterHtml}, {@code LetterText}, {@code SlackBlocks} and {@code AlertFeed}
 * give these words their form. {@link org.newswatch.desk.ChannelRules} says at the door what a
 * channel must be, and {@link org.newswatch.servicekit.Secrets} finds what its references stand for
 * when it is sent to.
 */
@NullMarked
package org.newswatch.alerts.delivery;

import org.jspecify.annotations.NullMarked;
