/**
 * The days a text speaks of.
 *
 * <p>{@link org.newswatch.enricher.annotate.dates.DateFinder} is the door. English is read by
 * {@code PlainDates}: at each word the longest expression that one of its readers finds there, each
 * reader knowing one family (days of a month, weekdays, months, years, quarters and seasons, units
 * that are pointed at, amounts, clock times, holidays, parts of all these). What looks like a date
 * and is none is settled there too; only words that are left go to SUTime, without its stateful
 * rules, and only where a sentence can hold a date at all ({@code Triggers}). {@code NewsDay} says
 * which year or week a part-given date means, from the tense around it; {@code Anchors} what "the
 * next day" and "a year earlier" count from, within one field of one article.
 *
 * <p>Values follow TIMEX3. The days of a part ("the end of the month") are those of the part, while
 * its value is the whole's. Other languages are read by {@code ForeignDates} in their plain forms,
 * with words from CLDR.
 */
@NullMarked
package org.newswatch.enricher.annotate.dates;

import org.jspecify.annotations.NullMarked;
