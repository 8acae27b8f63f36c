package org.newswatch.names;

/**
 * A token as sounds: consonants {@code p b t d k h f v s x c q l m n r}, where h stands for g, h
 * and kh, s for s and z, x for sh and zh, c for ch and dzh, q for ts; vowels {@code a e i o u}; and
 * {@code j} for a glide.
 *
 * @param sounds the sounds in order
 * @param feminine whether an ending marked it as a woman's form of an adjectival name (-skaya)
 * @param stripped whether the case ending is off already, so that the last vowel belongs to it no
 *     more
 * @param cyrillic whether it was written in Cyrillic
 */
record Spelling(String sounds, boolean feminine, boolean stripped, boolean cyrillic) {

  /** No sounds. */
  static final Spelling NONE = new Spelling("", false, false, false);
}
