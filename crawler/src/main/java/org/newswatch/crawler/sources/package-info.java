/**
 * What is crawled: the sources on their topic, how each of them does, and how both are read,
 * changed and followed. Sources of the configuration are published there too, so that a crawler
 * knows one list, whoever added to it.
 *
 * <p>The door is {@link org.newswatch.crawler.sources.SourceStore}.
 */
@NullMarked
package org.newswatch.crawler.sources;

import org.jspecify.annotations.NullMarked;
