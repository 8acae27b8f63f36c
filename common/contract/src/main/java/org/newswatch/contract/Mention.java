package org.newswatch.contract;

import org.jspecify.annotations.Nullable;

/**
 * One place in an article where something is named.
 *
 * @param surface the characters as they stand there
 * @param start first UTF-16 unit in the field, counted from 0
 * @param end one past the last
 * @param head the fullest name that this document uses for the same thing: {@code Alexander
 *     Lukashenko} for a later {@code Lukashenko}; mentions of one type and head are one entity of
 *     the document
 * @param kind what more is known of it; null when nothing is
 */
public record Mention(
    Field field,
    String surface,
    int start,
    int end,
    MentionType type,
    String head,
    @Nullable MentionKind kind) {

  public Mention {
    Check.present("field", field);
    Check.notBlank("surface", surface);
    Check.present("type", type);
    Check.notBlank("head", head);
    Check.range("mention", start, end);
  }

  /** A mention of a thing of which no more is known than its type. */
  public Mention(Field field, String surface, int start, int end, MentionType type, String head) {
    this(field, surface, start, end, type, head, null);
  }
}
