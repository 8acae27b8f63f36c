package org.newswatch.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

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
          "ul", "bin", "ibn", "bint", "ould", "and", "of", "the", "und", "аль", "эль", "ибн", "бин",
          "бен", "фон", "ван", "де", "дер", "ди", "да", "дю", "ла", "ле");

  private static final KeyCache MADE = new KeyCache(NameKeys::made);

  private NameKeys() {}

  /**
   * The key of one token of a name.
   *
   * @param token one word; apostrophes, hyphens and what else is no letter inside it are passed
   *     over
   * @return the key, or an empty string if the token has fewer than two letters
   */
  public static String key(String token) {
    return MADE.of(token);
  }

  private static String made(String token) {
    String body = Variants.canonical(rawKey(token));
    return body.isEmpty() ? "" : PREFIX + body;
  }

  /**
   * What the keys of names begin with that may be meant by the beginning of a word.
   *
   * @return the beginning, or an empty string if the word has fewer than two letters
   */
  public static String beginning(String word) {
    String body = rawKey(word);
    return body.isEmpty() ? "" : PREFIX + body;
  }

  /** The key without prefix and before the table of variants is asked. */
  static String rawKey(String token) {
    String cut = token.length() <= TOKEN_CHARS_MAX ? token : token.substring(0, TOKEN_CHARS_MAX);
    return Letters.spell(cut).map(Skeleton::of).orElse("");
  }

  /**
   * The keys of a name's tokens in order, without those of particles. A key occurs as often as its
   * token does.
   */
  public static List<String> keys(String name) {
    return keysOf(tokens(name));
  }

  private static List<String> keysOf(List<NameToken> tokens) {
    return nameWords(tokens).stream().map(NameToken::key).toList();
  }

  /** The tokens with a key that are no particles; the last word of a name never is one. */
  private static List<NameToken> nameWords(List<NameToken> tokens) {
    List<NameToken> words = new ArrayList<>(tokens.size());
    for (int at = 0; at < tokens.size(); at++) {
      NameToken token = tokens.get(at);
      if (!token.key().isEmpty() && (!token.particle() || at == tokens.size() - 1)) {
        words.add(token);
      }
    }
    return words;
  }

  /**
   * The keys by which a person is looked up: those of the family name, as far as it can be told.
   * Patronymics, legal forms of companies and well-known given names are left out while something
   * else remains.
   *
   * @return distinct keys in order; empty only if {@link #keys} is
   */
  public static Set<String> lookupKeys(String name) {
    List<NameToken> words = new ArrayList<>(nameWords(tokens(name)));
    dropPatronymic(words);
    dropWhileSomethingRemains(words, word -> Variants.isCommonWord(body(word)));
    dropWhileSomethingRemains(words, word -> Variants.isGivenName(body(word)));
    return new LinkedHashSet<>(words.stream().map(NameToken::key).toList());
  }

  /** The one after a given name, as some family names are formed like patronymics. */
  private static void dropPatronymic(List<NameToken> words) {
    for (int at = 1; words.size() >= 3 && at < words.size(); at++) {
      if (Patronymics.matches(body(words.get(at)))
          && Variants.isGivenName(body(words.get(at - 1)))) {
        words.remove(at);
        return;
      }
    }
    if (words.size() >= 3 && Patronymics.matches(body(words.get(1)))) {
      words.remove(1);
    }
  }

  private static void dropWhileSomethingRemains(List<NameToken> words, Predicate<NameToken> drop) {
    if (!words.stream().allMatch(drop)) {
      words.removeIf(drop);
    }
  }

  private static String body(NameToken token) {
    return token.key().substring(1);
  }

  /** Whether the word is formed like an East Slavic patronymic; some family names are too. */
  public static boolean isPatronymic(String token) {
    return Patronymics.matches(rawKey(token));
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
