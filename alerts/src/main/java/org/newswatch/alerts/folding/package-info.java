/**
 * Which matches are told: one alert for each story, and again only when something came of it. Pure:
 * what comes out depends on the state, the match and the time it is given.
 */
@NullMarked
package org.newswatch.alerts.folding;

import org.jspecify.annotations.NullMarked;
