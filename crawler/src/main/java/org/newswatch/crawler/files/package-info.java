/**
 * Reading articles from files: JSON lines, text, HTML and WARC archives, for imports and for
 * folders that are sources. {@link org.newswatch.crawler.files.ArticleFiles} is the door; a bad
 * line, file or record is a value with its place and reason, and the rest goes in.
 *
 * <p>Files are as foreign as the web. An archive is cut into records here, with bounds on each,
 * before jwarc reads what is in one: its own reader trusts lengths and headers, and cannot go on
 * after a broken record.
 */
@NullMarked
package org.newswatch.crawler.files;

import org.jspecify.annotations.NullMarked;
