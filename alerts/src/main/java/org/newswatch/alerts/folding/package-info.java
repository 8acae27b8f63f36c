/**
 * Which matches are told: one alert for each story, and again only when something came of it
 * ({@code Advance}); or one for each surge ({@code Surges}, {@code Counts}). Pure: what comes out
 * depends on the state, the match and the time it is given.
 */
@NullMarked
package org.newswatch.alerts.folding;

import org.jspecify.annotations.NullMarked;
