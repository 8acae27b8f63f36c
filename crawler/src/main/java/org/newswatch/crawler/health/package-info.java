/**
 * How each source does: a fold of fetch results over the last days, the same in whatever order they
 * come. Replaying the results of the past gives the health of the past.
 *
 * <p>The door is {@link org.newswatch.crawler.health.HealthLedger}.
 */
@NullMarked
package org.newswatch.crawler.health;

import org.jspecify.annotations.NullMarked;
