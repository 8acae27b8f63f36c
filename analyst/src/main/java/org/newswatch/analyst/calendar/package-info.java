/** The days that articles speak of: {@link org.newswatch.analyst.calendar.CalendarCalls}. */
@NullMarked
package org.newswatch.analyst.calendar;

import org.jspecify.annotations.NullMarked;
