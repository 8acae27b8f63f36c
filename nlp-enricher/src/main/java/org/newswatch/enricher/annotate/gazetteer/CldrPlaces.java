package org.newswatch.enricher.annotate.gazetteer;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The countries of the world, and the cities that time zones are named after, in a language. */
final class CldrPlaces {

  private static final int CHARS_MIN = 3;

  private CldrPlaces() {}

  static List<String> countries(String language) {
    var locale = new ULocale(language);
    var names = new ArrayList<String>();
    for (String country : ULocale.getISOCountries()) {
      add(names, new ULocale("", country).getDisplayCountry(locale), country);
    }
    return names;
  }

  static List<String> cities(String language) {
    TimeZoneNames zones = TimeZoneNames.getInstance(new ULocale(language));
    var names = new ArrayList<String>();
    for (String zone :
        TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
      // Zones of the Antarctic and of parts of a state are called after stations and villages.
      boolean city = !zone.startsWith("Antarctica/") && zone.indexOf('/') == zone.lastIndexOf('/');
      if (city) {
        add(names, zones.getExemplarLocationName(zone), zone);
      }
    }
    return names;
  }

  /** What stands in brackets or behind a comma tells namesakes apart; texts have it without. */
  private static void add(List<String> names, @Nullable String name, String code) {
    if (name == null || name.equals(code)) {
      return;
    }
    String plain = name.replaceAll("\\s*[(,].*", "").replace('\u2019', '\'').strip();
    boolean usable =
        plain.length() >= CHARS_MIN
            && Character.isUpperCase(plain.codePointAt(0))
            && plain.codePoints().noneMatch(c -> c == '.' || c == '\u2013');
    if (usable && !plain.contains(" - ") && !plain.contains(" \u2014 ")) {
      names.add(plain.replaceAll("\\s+", " "));
    }
  }
}
