/**
 * The days an English text speaks of.
 *
 * <p>{@link org.newswatch.enricher.annotate.dates.DateFinder} is the door. The frequent plain forms
 * (day and month, ranges, weekdays, months, years) are read by {@code PlainDates}; what is left
 * goes to SUTime, without its stateful rules, and only where a sentence can hold a date; {@code
 * NewsDay} says which year or week a part-given date means, from the tense around it.
 */
@NullMarked
package org.newswatch.enricher.annotate.dates;

import org.jspecify.annotations.NullMarked;
