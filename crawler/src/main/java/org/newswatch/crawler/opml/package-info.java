/**
 * Lists of feeds as other readers export and import them: OPML 1.0, 1.1 and 2.0 in, 2.0 out.
 *
 * <p>The door is {@link org.newswatch.crawler.opml.Opml}.
 */
@NullMarked
package org.newswatch.crawler.opml;

import org.jspecify.annotations.NullMarked;
