/**
 * Sources to articles. What there is to look at stands in {@code sources}; what is due is decided
 * by {@code schedule}, got by {@code fetch}, read by {@code feed}, {@code sitemap}, {@code
 * listing}, {@code files} and {@code extract}, named by {@code url}, and counted by {@code health};
 * this package ties them together and keeps what comes of it.
 *
 * <p>The door is {@link org.newswatch.crawler.CrawlerService}, set up by {@link
 * org.newswatch.crawler.CrawlerConfig}. An import or a look at one page needs no service: {@link
 * org.newswatch.crawler.extract.Extractor} finds the article, {@link
 * org.newswatch.crawler.Articles} makes the record of it, and {@link
 * org.newswatch.crawler.url.ArticleIdentity} says which article it is.
 */
@NullMarked
package org.newswatch.crawler;

import org.jspecify.annotations.NullMarked;
