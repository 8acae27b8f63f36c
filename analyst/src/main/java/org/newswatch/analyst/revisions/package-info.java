/**
 * What became of an article: {@link org.newswatch.analyst.revisions.RevisionCalls} lists its
 * revisions and sets any two of them side by side.
 */
@NullMarked
package org.newswatch.analyst.revisions;

import org.jspecify.annotations.NullMarked;
