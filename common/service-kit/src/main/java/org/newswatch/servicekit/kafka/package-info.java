/**
 * Kafka the safe way: clients that lose and repeat nothing by themselves ({@link
 * org.newswatch.servicekit.kafka.KafkaClients}), topics made on purpose ({@link
 * org.newswatch.servicekit.kafka.TopicAdmin}), records that cannot be handled kept with their
 * reason ({@link org.newswatch.servicekit.kafka.DeadLetters}), the loop that commits an offset only
 * after its effect is durable ({@link org.newswatch.servicekit.kafka.ConsumeLoop}), topics that are
 * known whole ({@link org.newswatch.servicekit.kafka.TopicFollower}), and topics as commands read
 * and write them ({@link org.newswatch.servicekit.kafka.TopicDesk}).
 *
 * <p>Everything travels as bytes; {@code org.newswatch.contract.Codec} turns them into records, so
 * that bytes which are none can be kept as they came.
 */
@NullMarked
package org.newswatch.servicekit.kafka;

import org.jspecify.annotations.NullMarked;
