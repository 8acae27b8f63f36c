/**
 * Whether the index holds what topics and archive say, no more and no less.
 *
 * <p>{@link org.newswatch.indexer.verify.Verification} is the door. It reads topics and indices
 * once each, spills ids and versions to files by a hash of the id, and compares one file after the
 * other: memory stays bounded, however many articles there are. What a topic no longer holds is
 * held against the archive, or the articles against their revisions. Nothing is changed.
 */
@NullMarked
package org.newswatch.indexer.verify;

import org.jspecify.annotations.NullMarked;
