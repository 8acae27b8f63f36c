/** What is crawled and how it does, and what is added to it or left alone. */
@NullMarked
package org.newswatch.analyst.sources;

import org.jspecify.annotations.NullMarked;
