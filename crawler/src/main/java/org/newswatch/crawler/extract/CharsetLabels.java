package org.newswatch.crawler.extract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What pages mean by the names of character sets: what browsers read them as, which is often a
 * larger set of the same family.
 */
final class CharsetLabels {

  static final Charset WESTERN = Charset.forName("windows-1252");

  private static final Map<String, String> READ_AS = new HashMap<>();
  private static final Map<String, String> BY_LANGUAGE = new HashMap<>();

  static {
    labels(
        "windows-1252",
        "iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 us-ascii ascii cp1252 x-cp1252 "
            + "windows1252 ansi iso-ir-100 ansi_x3.4-1968 western");
    labels("windows-1250", "cp1250 x-cp1250 win-1250 windows1250");
    labels("windows-1251", "cp1251 x-cp1251 win-1251 win1251 windows1251");
    labels("windows-1253", "cp1253 x-cp1253");
    labels("windows-1254", "iso-8859-9 iso8859-9 iso88599 latin5 l5 cp1254 x-cp1254");
    labels("windows-1255", "cp1255 x-cp1255");
    labels("windows-1256", "cp1256 x-cp1256 win-1256 windows1256");
    labels("windows-1257", "cp1257 x-cp1257");
    labels("windows-1258", "cp1258 x-cp1258");
    labels("x-windows-874", "tis-620 iso-8859-11 iso8859-11 windows-874 dos-874");
    labels("ISO-8859-2", "latin2 l2 iso8859-2 iso88592 iso_8859-2");
    labels("ISO-8859-8", "iso-8859-8-i logical visual hebrew");
    labels("GB18030", "gb2312 gb_2312-80 gbk x-gbk chinese gb-2312 csgb2312");
    labels("Big5-HKSCS", "big5 big-5 big5-hkscs cn-big5 x-x-big5 csbig5");
    labels("windows-31j", "shift_jis shift-jis sjis x-sjis ms_kanji ms932 csshiftjis");
    labels("EUC-JP", "x-euc-jp x-euc eucjp");
    labels("x-windows-949", "euc-kr euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 korean cp949");
    labels("KOI8-R", "koi koi8 koi8_r cskoi8r");
    labels("KOI8-U", "koi8-ru");
    labels("x-MacRoman", "macintosh mac x-mac-roman");
    // Found by reading the page as bytes, so it cannot be what it says.
    labels(
        "UTF-8", "utf8 unicode-1-1-utf-8 x-unicode20utf8 utf-16 utf-16le utf-16be utf16 unicode");
    languages("windows-1251", "ru uk be bg mk kk ky tt");
    languages("windows-1250", "pl cs sk hu sl hr bs ro sq");
    languages("windows-1253", "el");
    languages("windows-1254", "tr az");
    languages("windows-1255", "he iw yi");
    languages("windows-1256", "ar fa ur ckb ps");
    languages("windows-1257", "lt lv et");
    languages("windows-1258", "vi");
    languages("x-windows-874", "th");
    languages("windows-31j", "ja");
    languages("x-windows-949", "ko");
    languages("GB18030", "zh");
  }

  private CharsetLabels() {}

  private static void labels(String name, String labels) {
    for (String label : labels.split(" ", -1)) {
      READ_AS.put(label, name);
    }
  }

  private static void languages(String name, String languages) {
    for (String language : languages.split(" ", -1)) {
      BY_LANGUAGE.put(language, name);
    }
  }

  /** Empty for a label that nobody knows, or that this Java cannot read. */
  static Optional<Charset> charset(String label) {
    String lower = label.strip().toLowerCase(Locale.ROOT);
    return named(READ_AS.getOrDefault(lower, lower));
  }

  /** What pages in a language were written in before UTF-8, by its primary subtag. */
  static Optional<Charset> formerlyFor(String language) {
    String name = BY_LANGUAGE.get(language.toLowerCase(Locale.ROOT));
    return name == null ? Optional.empty() : named(name);
  }

  private static Optional<Charset> named(String name) {
    try {
      Charset charset = Charset.forName(name);
      return Optional.of(
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)
              ? WESTERN
              : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
