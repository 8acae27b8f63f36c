package org.newswatch.contract;

/** What is known of a thing beyond its {@link MentionType}. */
public enum MentionKind {
  /** A sovereign state or what is usually listed among them; a LOCATION. */
  COUNTRY,
  /** A town or city; a LOCATION. */
  CITY,
  /** A part of a country or a part of the world; a LOCATION. */
  REGION,
  /** A people, or what belongs to a country: {@code Belarusian}, {@code the French}; MISC. */
  NATIONALITY,
  /** Something that happens at a time: a war, a cup, a summit; MISC. */
  EVENT
}
