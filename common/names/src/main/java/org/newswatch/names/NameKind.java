package org.newswatch.names;

/** What bears a name; it decides which parts of the name matter. */
public enum NameKind {
  /** Given names, patronymics, family names. */
  PERSON,
  /** Companies, offices, parties: legal forms, numbers, acronyms. */
  ORGANIZATION,
  /** Ships, places and what else has a name. */
  OTHER
}
