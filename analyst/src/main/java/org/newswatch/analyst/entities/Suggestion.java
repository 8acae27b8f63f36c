package org.newswatch.analyst.entities;

/**
 * Somebody who may be meant by what was typed.
 *
 * @param spelling the name of theirs that begins so
 */
public record Suggestion(EntitySummary entity, String spelling) {}
