/** The crawler as a process of its own, and what becomes of its work when it is killed. */
@NullMarked
package org.newswatch.e2e.crawl;

import org.jspecify.annotations.NullMarked;
