/**
 * Who and what articles name, for people who look: {@link
 * org.newswatch.analyst.entities.EntityCalls} suggests names as one types and tells all about one,
 * {@link org.newswatch.analyst.entities.RisingCalls} says who is named more than usual, and {@link
 * org.newswatch.analyst.entities.DecisionCalls} merges, splits, labels and undoes. Those that
 * turned out to be one are one everywhere here.
 */
@NullMarked
package org.newswatch.analyst.entities;

import org.jspecify.annotations.NullMarked;
