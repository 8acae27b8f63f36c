/**
 * Questions to Elasticsearch: {@link org.newswatch.analyst.index.Index} asks them, {@link
 * org.newswatch.analyst.index.Result} is what comes of them.
 */
@NullMarked
package org.newswatch.analyst.index;

import org.jspecify.annotations.NullMarked;
