package org.newswatch.analyst.revisions;

import java.time.Instant;

/**
 * One revision of an article.
 *
 * @param revision counted from 1
 * @param at when it was taken up
 * @param textChars characters of its text
 */
public record RevisionSummary(int revision, Instant at, String title, int textChars) {}
