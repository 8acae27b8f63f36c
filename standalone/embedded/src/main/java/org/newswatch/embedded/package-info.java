/** One-node Kafka in process and Elasticsearch as a child process. */
@NullMarked
package org.newswatch.embedded;

import org.jspecify.annotations.NullMarked;
