/**
 * The {@code newswatch} commands.
 *
 * <p>{@link org.newswatch.cli.Main} is the door. {@code demo} and {@code run} start everything in
 * one process ({@link org.newswatch.cli.Standalone}); the others find that process through its data
 * folder ({@link org.newswatch.cli.DataFolder}); {@code service} starts one service against an
 * outside Kafka and Elasticsearch.
 */
@NullMarked
package org.newswatch.cli;

import org.jspecify.annotations.NullMarked;
