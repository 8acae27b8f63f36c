/**
 * Many questions at once. A {@link org.newswatch.analyst.bulk.BulkLine} is one line of a list, made
 * ready to be asked or found wrong; a {@link org.newswatch.analyst.bulk.BulkResult} is what came of
 * it. Each line has its own: a bad one never stops the rest, and one that finds nothing is told of
 * like the others.
 */
@NullMarked
package org.newswatch.analyst.bulk;

import org.jspecify.annotations.NullMarked;
