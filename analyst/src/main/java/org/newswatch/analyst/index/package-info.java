/**
 * Questions to Elasticsearch: {@link org.newswatch.analyst.index.Index} asks them, {@link
 * org.newswatch.analyst.index.Result} is what comes of them. {@link
 * org.newswatch.analyst.index.Snapshot} holds an index still for long work.
 */
@NullMarked
package org.newswatch.analyst.index;

import org.jspecify.annotations.NullMarked;
