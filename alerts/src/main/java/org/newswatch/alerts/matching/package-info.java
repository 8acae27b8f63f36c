/**
 * Which subscriptions an article matches, and where. {@link org.newswatch.alerts.matching.Matcher}
 * is the door: it holds all subscriptions in one Lucene Monitor, is given changes in batches, and
 * makes of each article the candidates of which {@code folding} makes alerts. It knows no Kafka.
 *
 * <p>A query may name another subscription's: it is made ready anew when that one changes. What may
 * be the same by another name (entities, stories) comes by {@link
 * org.newswatch.alerts.matching.Lookups}. Filters are looked at before the query is asked; days
 * that are counted from now are those of the moment of matching.
 */
@NullMarked
package org.newswatch.alerts.matching;

import org.jspecify.annotations.NullMarked;
