package org.newswatch.names;

/** What a part does in a name. */
public enum PartRole {
  /** A given name, or a further name between the first and the family name. */
  GIVEN,
  FAMILY,
  /** An East Slavic patronymic, or the father's name after bin, ibn, ben. */
  PATRONYMIC,
  /** One letter that stands for a given name or a patronymic. */
  INITIAL,
  /** A small word: de, von, al, bin, and, of. */
  PARTICLE,
  /** What precedes a name and is no part of it: Mr, President, Dr, MV. */
  TITLE,
  /** A word that too many names contain: legal forms, Company, Group. */
  COMMON,
  /** A number, in digits, Roman digits or words. */
  NUMBER,
  /** A word of a name that is no person's. */
  WORD
}
