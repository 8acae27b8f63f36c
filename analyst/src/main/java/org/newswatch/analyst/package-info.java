/**
 * The analyst's desk: {@link org.newswatch.analyst.AnalystService} serves pages and REST over the
 * calls of {@code search}.
 */
@NullMarked
package org.newswatch.analyst;

import org.jspecify.annotations.NullMarked;
