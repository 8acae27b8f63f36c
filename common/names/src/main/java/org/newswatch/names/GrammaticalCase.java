package org.newswatch.names;

/** The cases that Slavic names are declined in. */
public enum GrammaticalCase {
  NOMINATIVE,
  GENITIVE,
  DATIVE,
  ACCUSATIVE,
  INSTRUMENTAL,
  LOCATIVE,
  VOCATIVE
}
