package org.newswatch.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Look-up keys of names: two spellings of one name share a key. All methods are pure, thread-safe
 * and accept any string.
 *
 * <p>A key is {@code _} followed by {@code [a-z0-9]+}, at most {@value Skeleton#SOUNDS_MAX}
 * letters. No word of a text begins like that, so that keys and words can live in one field. By the
 * word rules of UAX #29, which Lucene's standard tokenizer follows, the underscore joins letters: a
 * key stays one token, and {@code lowercase} and {@code asciifolding} leave it as it is.
 *
 * <p>Surnames in -ov, -in and the like share a key with their feminine form (Putin, Putina),
 * because in Cyrillic the feminine form is also the genitive of the masculine one. Surnames in -sky
 * do not: Tikhanovsky and Tikhanovskaya differ, in all cases of the declension. Surnames like
 * Trubetskoy count as feminine there, as their ending is also a feminine case.
 */
public final class NameKeys {

  /** What every key begins with. */
  public static final char PREFIX = '_';

  /** A name longer than this many UTF-16 units is cut there before it is taken apart. */
  public static final int NAME_CHARS_MAX = 1_000;

  /** A token longer than this many UTF-16 units is cut there before its key is made. */
  public static final int TOKEN_CHARS_MAX = 64;

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "della", "di", "da", "dos", "das", "do", "du", "des", "la", "le", "van",
          "von", "der", "den", "dem", "ter", "ten", "zu", "zum", "zur", "af", "av", "al", "el",
          "ul", "bin", "ibn", "bint", "ould", "and", "of", "the", "und", "y", "e", "аль", "эль",
          "ибн", "бин", "бен", "фон", "ван", "де", "дер", "ди", "да", "дю", "ла", "ле");

  private NameKeys() {}

  /**
   * The key of one token of a name.
   *
   * @param token one word; apostrophes, hyphens and what else is no letter inside it are passed
   *     over
   * @return the key, or an empty string if the token has fewer than two letters
   */
  public static String key(String token) {
    String body = Variants.canonical(rawKey(token));
    return body.isEmpty() ? "" : PREFIX + body;
  }

  /** The key without prefix and before the table of variants is asked. */
  static String rawKey(String token) {
    String cut = token.length() <= TOKEN_CHARS_MAX ? token : token.substring(0, TOKEN_CHARS_MAX);
    return Letters.spell(cut).map(Skeleton::of).orElse("");
  }

  /**
   * The keys of a name's tokens in order, without those of particles, unless there is nothing else.
   * A key occurs as often as its token does.
   */
  public static List<String> keys(String name) {
    return keysOf(tokens(name));
  }

  private static List<String> keysOf(List<NameToken> tokens) {
    List<String> keys = new ArrayList<>(tokens.size());
    for (NameToken token : tokens) {
      if (!token.particle() && !token.key().isEmpty()) {
        keys.add(token.key());
      }
    }
    if (keys.isEmpty()) {
      for (NameToken token : tokens) {
        if (!token.key().isEmpty()) {
          keys.add(token.key());
        }
      }
    }
    return List.copyOf(keys);
  }

  /**
   * The keys by which a person is looked up: those of the family name, as far as it can be told.
   * Patronymics and well-known given names are left out while something else remains.
   *
   * @return distinct keys in order; empty only if {@link #keys} is
   */
  public static Set<String> lookupKeys(String name) {
    List<NameToken> tokens = new ArrayList<>();
    for (NameToken token : tokens(name)) {
      if (!token.key().isEmpty() && !token.particle()) {
        tokens.add(token);
      }
    }
    if (tokens.size() >= 3) {
      dropWhileSomethingRemains(tokens, token -> isPatronymic(token.text()));
    }
    dropWhileSomethingRemains(tokens, token -> Variants.isGivenName(token.key().substring(1)));
    return new LinkedHashSet<>(tokens.isEmpty() ? keys(name) : keysOf(tokens));
  }

  private static void dropWhileSomethingRemains(
      List<NameToken> tokens, java.util.function.Predicate<NameToken> drop) {
    if (!tokens.stream().allMatch(drop)) {
      tokens.removeIf(drop);
    }
  }

  /** Whether the word is formed like an East Slavic patronymic; some family names are too. */
  public static boolean isPatronymic(String token) {
    return Patronymics.matches(token.toLowerCase(Locale.ROOT));
  }

  /** Whether the word is a given name that the table of variants knows. */
  public static boolean isGivenName(String token) {
    String key = key(token);
    return !key.isEmpty() && Variants.isGivenName(key.substring(1));
  }

  /** Whether the word is a small word inside names (de, von, al, bin) that says little alone. */
  public static boolean isParticle(String token) {
    return PARTICLES.contains(token.toLowerCase(Locale.ROOT));
  }

  /**
   * Cuts text into the words a name consists of: at spaces, hyphens and all other signs but an
   * apostrophe between letters (O'Neil). An English possessive ('s) is no part of a word.
   *
   * @param text a name or a text; only its first {@value #NAME_CHARS_MAX} UTF-16 units are read
   */
  public static List<NameToken> tokens(String text) {
    return Tokens.of(text);
  }
}
