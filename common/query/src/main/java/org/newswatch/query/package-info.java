/**
 * The query language and the field model: one parser, one tree, compiled to Elasticsearch; the
 * index template.
 */
@NullMarked
package org.newswatch.query;

import org.jspecify.annotations.NullMarked;
