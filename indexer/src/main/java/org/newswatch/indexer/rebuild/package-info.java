/**
 * Indices built anew.
 *
 * <p>{@link org.newswatch.indexer.rebuild.Migration} builds, beside each index, the next one with
 * this build's template and documents, and swaps the aliases: readers see one or the other whole.
 * {@link org.newswatch.indexer.rebuild.Rebuild} writes documents anew into the indices there are,
 * from the topics and, of what these no longer hold, from the archive or the index of revisions.
 * Both may be broken off and run again at any point, and beside indexers that write.
 */
@NullMarked
package org.newswatch.indexer.rebuild;

import org.jspecify.annotations.NullMarked;
