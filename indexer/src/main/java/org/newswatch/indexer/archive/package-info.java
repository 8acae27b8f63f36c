/**
 * Articles as they passed on the topics, kept for longer than the topics keep them.
 *
 * <p>{@link org.newswatch.indexer.archive.ArchiveService} follows the topics and writes JSON lines,
 * compressed by Zstandard, below a folder: one file a topic and day, and another where one gets too
 * large. A file grows frame by frame; beside it stands a manifest that says how much of it counts,
 * which offsets are in it, and its checksum. The manifests are the truth about what is archived: a
 * process that was killed cuts off what stands behind them and reads on where they end, so that
 * nothing is lost and nothing is there twice. {@link org.newswatch.indexer.archive.ArchiveReader}
 * reads the records back.
 *
 * <p>What was erased is not written, and a file that holds something of it is written anew as its
 * next generation, which counts once its manifest says so. What left a topic before it was archived
 * is a hole, kept in the manifest of the records that follow it.
 */
@NullMarked
package org.newswatch.indexer.archive;

import org.jspecify.annotations.NullMarked;
