/**
 * All that a search finds, however much: {@link org.newswatch.analyst.export.ExportCalls} streams
 * it or leaves it to a job. Articles come in a fixed order, by time and id, so that what is broken
 * off goes on after the last one that came; {@link org.newswatch.analyst.export.Articles} reads
 * them.
 */
@NullMarked
package org.newswatch.analyst.export;

import org.jspecify.annotations.NullMarked;
