/**
 * Search, article pages and the calls behind them.
 *
 * <p>{@link org.newswatch.analyst.SearchCalls} is what can be asked; {@link
 * org.newswatch.analyst.AnalystService} shows it as pages and as JSON. The command line uses the
 * calls themselves. Article text is hostile: templates escape everything, and no page runs a script
 * or loads anything from elsewhere.
 */
@NullMarked
package org.newswatch.analyst;

import org.jspecify.annotations.NullMarked;
