package org.newswatch.analyst.search;

/**
 * A part of a text.
 *
 * @param start first UTF-16 unit, counted from 0
 * @param end one past the last
 */
public record Span(int start, int end) {}
