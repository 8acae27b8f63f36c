/** Search, article pages and the calls behind them. */
@NullMarked
package org.newswatch.analyst;

import org.jspecify.annotations.NullMarked;
