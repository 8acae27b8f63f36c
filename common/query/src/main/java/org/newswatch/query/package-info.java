/**
 * The query language and the field model: one parser, one tree, compiled to Elasticsearch and to
 * Lucene; the index template and the Lucene document.
 *
 * <p>{@link org.newswatch.query.Queries} is the door to the language: text becomes a {@link
 * org.newswatch.query.Query} or a {@link org.newswatch.query.QueryProblem} that says where and how
 * to mend it; a tree becomes text again, the JSON of an Elasticsearch query for an {@link
 * org.newswatch.query.Asker}, or a {@link org.newswatch.query.Checked} that explains it. {@link
 * org.newswatch.query.IndexTemplates} is the door to the field model, whose field names stand in
 * {@link org.newswatch.query.Fields}.
 *
 * <p>{@link org.newswatch.query.LuceneDocuments}, {@link org.newswatch.query.Analyzers} and {@link
 * org.newswatch.query.MomentSearcher} are what a query for Lucene is asked of: a document with the
 * same words and values as that of the index, made of the same {@link
 * org.newswatch.query.ArticleFields}.
 *
 * <p>Nothing here does I/O or holds state.
 */
@NullMarked
package org.newswatch.query;

import org.jspecify.annotations.NullMarked;
