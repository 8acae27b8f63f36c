package org.newswatch.contract;

/** What kind of thing a mention names. */
public enum MentionType {
  PERSON,
  ORGANIZATION,
  LOCATION,
  MISC
}
