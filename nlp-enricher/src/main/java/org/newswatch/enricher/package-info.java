/**
 * Articles to entities and dates: two Kafka Streams applications.
 *
 * <p><em>annotate</em> ({@link org.newswatch.enricher.AnnotateService}) is where the time goes: at
 * least once, stateless, as many as there are partitions. <em>connect</em> ({@link
 * org.newswatch.enricher.ConnectService}) is the one ordered lane that gives an article its place
 * among all others: exactly once, light. The annotator itself is in {@link
 * org.newswatch.enricher.annotate} and knows no Kafka.
 */
@NullMarked
package org.newswatch.enricher;

import org.jspecify.annotations.NullMarked;
