/** What a subscription would have told, had it been there: the archive through the same folding. */
@NullMarked
package org.newswatch.alerts.backtest;

import org.jspecify.annotations.NullMarked;
