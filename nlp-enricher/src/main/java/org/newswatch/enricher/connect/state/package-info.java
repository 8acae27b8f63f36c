/**
 * All that connect knows, in a few named tables of rows, kept for good with one record an article.
 *
 * <p>{@link org.newswatch.enricher.connect.state.State} is the door: steps of connect read and
 * write {@link org.newswatch.enricher.connect.state.Rows}, and once an article is done its changes
 * in all tables are kept together, or forgotten together.
 */
@NullMarked
package org.newswatch.enricher.connect.state;

import org.jspecify.annotations.NullMarked;
