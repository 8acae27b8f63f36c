/** Fixtures: a fake news site, clocks, sample articles. Test scope only. */
@NullMarked
package org.newswatch.testkit;

import org.jspecify.annotations.NullMarked;
