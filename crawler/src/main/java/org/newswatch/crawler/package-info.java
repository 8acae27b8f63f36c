/** Sources to articles. */
@NullMarked
package org.newswatch.crawler;

import org.jspecify.annotations.NullMarked;
