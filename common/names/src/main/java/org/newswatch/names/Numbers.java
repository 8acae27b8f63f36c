package org.newswatch.names;

import java.util.HashMap;
import java.util.Map;

/** Numbers in names: digits, Roman digits, English words. */
final class Numbers {

  /** No number. */
  static final int NONE = -1;

  private static final int DIGITS_MAX = 8;
  private static final int TEN = 10;
  private static final int ROMAN_MAX = 40;

  private static final String[] WORDS = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };

  private static final String[] ORDINALS = {
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth"
  };

  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };

  private static final Map<String, Integer> TABLE = table();

  private Numbers() {}

  /**
   * The value of a word, {@link #NONE} if it is no number or too great.
   *
   * @param text as written: Roman digits are capitals
   * @param letters the same, folded
   */
  static int of(String text, String letters) {
    if (letters.isEmpty() || letters.length() > 2 * DIGITS_MAX) {
      return NONE;
    }
    if (Character.isDigit(letters.charAt(0))) {
      return digits(letters);
    }
    Integer value = TABLE.get(letters);
    if (value == null) {
      return NONE;
    }
    boolean roman =
        "ivx".indexOf(letters.charAt(0)) >= 0 && letters.chars().allMatch(Numbers::isRoman);
    return roman && !text.equals(text.toUpperCase(java.util.Locale.ROOT)) ? NONE : value;
  }

  /** Whether a number in words is one of the tens, which a unit may follow: forty-four. */
  static boolean tens(int value) {
    return value >= 2 * TEN && value % TEN == 0;
  }

  private static int digits(String letters) {
    int end = 0;
    int value = 0;
    while (end < letters.length() && Character.isDigit(letters.charAt(end))) {
      value = value * TEN + Character.digit(letters.charAt(end), TEN);
      end++;
    }
    String rest = letters.substring(end);
    boolean ordinal =
        switch (rest) {
          case "", "st", "nd", "rd", "th" -> true;
          default -> false;
        };
    return ordinal && end <= DIGITS_MAX ? value : NONE;
  }

  private static boolean isRoman(int c) {
    return c == 'i' || c == 'v' || c == 'x';
  }

  private static Map<String, Integer> table() {
    Map<String, Integer> table = new HashMap<>();
    for (int value = 0; value < WORDS.length; value++) {
      table.put(WORDS[value], value);
    }
    for (int value = 1; value < ORDINALS.length; value++) {
      table.put(ORDINALS[value], value);
    }
    for (int tens = 2; tens < TENS.length; tens++) {
      table.put(TENS[tens], tens * TEN);
    }
    table.put("fourty", 4 * TEN);
    for (int value = 1; value < ROMAN_MAX; value++) {
      table.put(roman(value), value);
    }
    return Map.copyOf(table);
  }

  private static String roman(int value) {
    String[] units = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    return "x".repeat(value / TEN) + units[value % TEN];
  }
}
