/**
 * Which matches are told: one alert for each story, and again only when something came of it
 * ({@code Advance}); one for each surge ({@code Surges}, {@code Counts}); or one when a source
 * falls silent and one when it is heard again ({@code Silences}). Pure: what comes out depends on
 * the state, the match and the time it is given.
 */
@NullMarked
package org.newswatch.alerts.folding;

import org.jspecify.annotations.NullMarked;
