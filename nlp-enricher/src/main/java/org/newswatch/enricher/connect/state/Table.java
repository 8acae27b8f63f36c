package org.newswatch.enricher.connect.state;

/** The tables of connect's state. Each is told apart by one byte that never means another. */
public enum Table {
  /** What is known of each article, by its id. */
  ARTICLES(1),
  /** What articles tell of each entity, by its id. */
  ENTITIES(2),
  /** The ids of entities, by what their names are looked up by. */
  ENTITY_KEYS(3),
  /** The ids of entities that one article named, by the day of that. */
  ENTITY_DAYS(4),
  /** What people decided, by the decision's id. */
  DECISIONS(5),
  /** What tells copies of articles, by day and article. */
  COPIES(6),
  /** Where copies are looked up. */
  COPY_KEYS(7),
  /** Stories by their ids. */
  STORIES(8),
  /** Where stories are looked up. */
  STORY_KEYS(9),
  /** What the last revision of each article said, by its id. */
  REVISIONS(10),
  /** Whom each entity was named beside, by its id. */
  COMPANY(11),
  /** What stories were told since their rows were written, by story and place. */
  STORY_CHANGES(12),
  /** The time of the stream. */
  TIME(13),
  /** What was erased, by its id. */
  FORGOTTEN(14);

  private final byte prefix;

  Table(int prefix) {
    this.prefix = (byte) prefix;
  }

  /** What the keys of its rows begin with in the store; from 1 to 127. */
  byte prefix() {
    return prefix;
  }
}
