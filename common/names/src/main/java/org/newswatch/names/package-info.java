/**
 * Which spellings are one name: pure functions and tables, no I/O but class-path tables read once.
 *
 * <p>The door is {@link org.newswatch.names.NameKeys}: it cuts a name into {@link
 * org.newswatch.names.NameToken tokens} and gives each token a key. Tokens that may be the same
 * name share a key, in any of the scripts and romanisations we know; a key is for looking up, not
 * for deciding. A token passes these steps:
 *
 * <ol>
 *   <li>{@code Letters}: case, normal form, look-alike letters of another script, foreign scripts;
 *   <li>{@code CyrillicSpelling} or {@code LatinSpelling}: case endings off, letters to sounds of
 *       one small alphabet;
 *   <li>{@code Skeleton}: sounds to a key: glides, doubled letters, final vowels and the difference
 *       between unstressed vowels go;
 *   <li>{@code Variants}: what no rule can know (Aliaksandr, Oleksandr, Alexander), from a table.
 * </ol>
 *
 * <p>{@link org.newswatch.names.DeclinedForms} leads declined names of Russian, Ukrainian,
 * Belarusian and Polish texts back to their base forms, by rules and lists in the tables under
 * {@code declension}; {@link org.newswatch.names.BaseForms} chooses where one form can have
 * several.
 *
 * <p>{@link org.newswatch.names.NameMatcher} decides whether two {@link
 * org.newswatch.names.PreparedName prepared names} are one. A person's name goes through {@code
 * Parts} (which part is given name, patronymic, family name), {@code Alignment} (which part stands
 * for which) and {@code PersonComparison} (what that is worth); names of organisations and things
 * through {@code WordParts}, {@code LegalForms}, {@code Numbers} and {@code WordComparison}. Two
 * parts are compared by {@code PartPair}: first by the tables, then by {@code Similarity} of their
 * sounds and letters. A {@link org.newswatch.names.NameMatch} says which parts matched how.
 */
@NullMarked
package org.newswatch.names;

import org.jspecify.annotations.NullMarked;
