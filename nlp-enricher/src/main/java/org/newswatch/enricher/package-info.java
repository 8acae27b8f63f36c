/** Articles to entities, dates and stories: the annotate and connect applications. */
@NullMarked
package org.newswatch.enricher;

import org.jspecify.annotations.NullMarked;
