/**
 * The query language and the field model: one parser, one tree, compiled to Elasticsearch; the
 * index template.
 *
 * <p>{@link org.newswatch.query.Queries} is the door to the language: text becomes a {@link
 * org.newswatch.query.Query} or a {@link org.newswatch.query.QueryProblem} that says where and how
 * to mend it; a tree becomes text again, the JSON of an Elasticsearch query for an {@link
 * org.newswatch.query.Asker}, or a {@link org.newswatch.query.Checked} that explains it. {@link
 * org.newswatch.query.IndexTemplates} is the door to the field model, whose field names stand in
 * {@link org.newswatch.query.Fields}.
 *
 * <p>Nothing here does I/O or holds state.
 */
@NullMarked
package org.newswatch.query;

import org.jspecify.annotations.NullMarked;
