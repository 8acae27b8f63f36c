/**
 * Ten small news sites of our own writing, served on loopback.
 *
 * <p>{@link org.newswatch.demoworld.DemoWorld} is the door: open it at an instant, start it, and
 * crawl its {@linkplain org.newswatch.demoworld.DemoWorld#sources() sources}. All days in the texts
 * hang on the instant the world started at, so the news is always fresh and the same start always
 * gives the same pages. {@link org.newswatch.demoworld.Plan} says what a complete crawl must find.
 *
 * <p>The texts are data: one file an article under {@code articles/}, the sites in {@code
 * sites.yaml}, the page designs under {@code layouts/}, and what the world says when it goes on in
 * {@code supply.yaml}. All people, towns and companies in them are invented.
 */
@NullMarked
package org.newswatch.demoworld;

import org.jspecify.annotations.NullMarked;
