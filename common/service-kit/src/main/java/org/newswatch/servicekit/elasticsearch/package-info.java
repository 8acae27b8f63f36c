/**
 * Talking to Elasticsearch: {@link org.newswatch.servicekit.elasticsearch.ElasticsearchHttp} sends
 * bytes and hands back status and JSON, so that what each status means stands where it matters;
 * {@link org.newswatch.servicekit.elasticsearch.PointInTime} reads all of an index page by page.
 */
@NullMarked
package org.newswatch.servicekit.elasticsearch;

import org.jspecify.annotations.NullMarked;
