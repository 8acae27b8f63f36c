/**
 * Pages and REST: {@link org.newswatch.analyst.web.Site}. Article text is hostile: templates escape
 * everything, and no page loads anything from elsewhere.
 */
@NullMarked
package org.newswatch.analyst.web;

import org.jspecify.annotations.NullMarked;
