/**
 * The articles that a section page or home page links to, for sites without feeds: by the shape of
 * the addresses, the length of the link texts, and the structure that repeats itself. The rules
 * name no site and no language.
 *
 * <p>The door is {@link org.newswatch.crawler.listing.ListingReader}.
 */
@NullMarked
package org.newswatch.crawler.listing;

import org.jspecify.annotations.NullMarked;
