/** Articles to Elasticsearch. */
@NullMarked
package org.newswatch.indexer;

import org.jspecify.annotations.NullMarked;
