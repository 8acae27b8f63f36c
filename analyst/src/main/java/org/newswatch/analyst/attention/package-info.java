/**
 * How much the press writes of something over time: {@link
 * org.newswatch.analyst.attention.AttentionCalls}.
 */
@NullMarked
package org.newswatch.analyst.attention;

import org.jspecify.annotations.NullMarked;
