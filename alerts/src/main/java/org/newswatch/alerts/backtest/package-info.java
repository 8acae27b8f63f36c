/**
 * What a subscription would have told, had it been there: {@link
 * org.newswatch.alerts.backtest.BackTest} folds matches as the stream does, one after the other as
 * they came, and {@link org.newswatch.alerts.backtest.RevisionArchive} reads the articles to match
 * from Elasticsearch. {@code desk} brings both together with what is newer than the archive.
 */
@NullMarked
package org.newswatch.alerts.backtest;

import org.jspecify.annotations.NullMarked;
