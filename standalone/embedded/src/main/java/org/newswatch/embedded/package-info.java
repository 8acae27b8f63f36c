/**
 * One-node Kafka in process and Elasticsearch as a child process: the demo, single-machine use and
 * tests run on them.
 *
 * <p>{@link EmbeddedKafka} and {@link EmbeddedElasticsearch} are used alike: a configuration
 * record, {@code start()}, ask where to connect to, {@code close()}. Both listen on loopback only,
 * on free ports unless told otherwise, keep their data over restarts, and hold their data folder so
 * that no second one can use it. What they cannot have (port, folder, memory, disk) comes as an
 * {@link EmbeddedStartException} with a message for the person at the keyboard.
 *
 * <p>The Elasticsearch distribution is unpacked by the build into {@code
 * standalone/embedded/target/elasticsearch-dist/elasticsearch-VERSION}. It is looked for in this
 * order:
 *
 * <ol>
 *   <li>{@code EmbeddedElasticsearchConfig.home};
 *   <li>the system property {@code newswatch.elasticsearch.home};
 *   <li>the environment variable {@code NEWSWATCH_ELASTICSEARCH_HOME};
 *   <li>seen from the jar or classes folder of this module and each folder above it: {@code
 *       elasticsearch-dist/elasticsearch-VERSION}, {@code elasticsearch-VERSION} (an assembled
 *       application), and the path in a clone that is named above.
 * </ol>
 *
 * <p>As root the server runs as user 65534, see {@code Unprivileged}. Its processes, and how they
 * end with this JVM, are in {@code ServerProcess} and {@code ProcessTree}.
 */
@NullMarked
package org.newswatch.embedded;

import org.jspecify.annotations.NullMarked;
