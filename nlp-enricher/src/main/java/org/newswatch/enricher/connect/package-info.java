/**
 * The place of an article among all others: what is a repeat, which revision it is, which entities
 * of other articles its names are. Everything here depends on the order of {@code
 * articles.annotated} alone, so that replaying it gives the same ids.
 */
@NullMarked
package org.newswatch.enricher.connect;

import org.jspecify.annotations.NullMarked;
