/**
 * Subscriptions and articles to alerts, and alerts to people: every instance holds all
 * subscriptions and matches its share of the articles ({@code matching}), matches become alerts,
 * one for each story ({@code folding}), and alerts go out ({@code delivery}).
 */
@NullMarked
package org.newswatch.alerts;

import org.jspecify.annotations.NullMarked;
