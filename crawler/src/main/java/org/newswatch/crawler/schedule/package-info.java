/**
 * What to fetch next: a state machine without threads, clock or I/O. It folds fetch results into
 * the state of every known address and hands out what is due, at most one order a registrable
 * domain at a time and none before its domain may be asked. Replaying the results of the past gives
 * the state of the past, so a restart forgets nothing.
 *
 * <p>The door is {@link org.newswatch.crawler.schedule.Frontier}.
 */
@NullMarked
package org.newswatch.crawler.schedule;

import org.jspecify.annotations.NullMarked;
