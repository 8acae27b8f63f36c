/**
 * Results of bulk searches as tables: {@link org.newswatch.analyst.sheets.CsvWriter} and {@link
 * org.newswatch.analyst.sheets.XlsxWriter} write what {@link org.newswatch.analyst.sheets.Table}
 * makes of them. Nothing that a list or an article says becomes a formula.
 */
@NullMarked
package org.newswatch.analyst.sheets;

import org.jspecify.annotations.NullMarked;
