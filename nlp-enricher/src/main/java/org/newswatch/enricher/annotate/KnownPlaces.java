package org.newswatch.enricher.annotate;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;

/**
 * What more is known of an English name than its type: by the lists that CoreNLP's models bring
 * along, by ICU's countries and time zones and by the name's own words. Thread-safe.
 */
final class KnownPlaces {

  private static final String LISTS =
      "edu/stanford/nlp/models/kbp/english/gazetteers/regexner_caseless.tab";

  /** Shorter names in the lists are codes, which mean other things as often. */
  private static final int NAME_CHARS_MIN = 4;

  private static final Set<String> PARTS_OF_THE_WORLD =
      Set.of(
          ("africa;america;americas;antarctica;arctic;asia;asia - pacific;asia-pacific;australasia;"
                  + "balkans;baltics;caribbean;caucasus;central africa;central america;central asia;"
                  + "central europe;east africa;east asia;eastern africa;eastern europe;europe;"
                  + "eurasia;far east;global south;gulf;horn of africa;indo - pacific;indo-pacific;"
                  + "latin america;maghreb;mediterranean;melanesia;mena;micronesia;middle east;"
                  + "near east;north africa;north america;northern africa;northern europe;oceania;"
                  + "pacific;persian gulf;polynesia;sahara;sahel;scandinavia;south america;south asia;"
                  + "southeast asia;south - east asia;southern africa;southern europe;"
                  + "sub - saharan africa;sub-saharan africa;west;west africa;west asia;western africa;"
                  + "western balkans;western europe;siberia;crimea;donbas;donbass;catalonia;bavaria;"
                  + "scotland;wales;england;northern ireland;transnistria;chechnya;kashmir;punjab;"
                  + "kurdistan;darfur;tigray;flanders;wallonia;normandy;tuscany;lombardy;andalusia")
              .split(";"));

  private static final Set<String> COUNTRY_SHORTS =
      Set.of(
          "us",
          "u.s.",
          "u.s",
          "u . s .",
          "u . s",
          "usa",
          "u.s.a.",
          "uk",
          "u.k.",
          "u.k",
          "u . k .",
          "uae",
          "drc",
          "prc",
          "dprk",
          "ksa",
          "america",
          "britain",
          "great britain",
          "holland",
          "czechia",
          "korea",
          "north korea",
          "south korea",
          "russia",
          "belarus",
          "moldova",
          "palestine");

  private static final Set<String> REGION_HEADS =
      Words.list(
          "province region county district state territory prefecture governorate oblast voblast"
              + " republic canton department peninsula valley islands archipelago coast highlands"
              + " township raion rayon upazila basin");

  private static final Set<String> CONTINENTS =
      Set.of("Africa", "America", "Asia", "Australia", "Europe");

  /** Cities whose name is that of their region as well and mostly means the city. */
  private static final Set<String> CITIES_FIRST = Set.of("new york", "washington", "quebec city");

  private static final Set<String> CITY_HEADS = Words.list("city town village");

  private final Set<String> countries;
  private final Set<String> regions;
  private final Set<String> cities;
  private final Set<String> peoples;

  private KnownPlaces(
      Set<String> countries, Set<String> regions, Set<String> cities, Set<String> peoples) {
    this.countries = countries;
    this.regions = regions;
    this.cities = cities;
    this.peoples = peoples;
  }

  /** Reads the lists from the class path. */
  static KnownPlaces load() {
    Set<String> countries = new HashSet<>(COUNTRY_SHORTS);
    Set<String> regions = new HashSet<>(PARTS_OF_THE_WORLD);
    Set<String> cities = new HashSet<>();
    Set<String> peoples = new HashSet<>();
    for (String code : ULocale.getISOCountries()) {
      countries.add(
          new ULocale("", code).getDisplayCountry(ULocale.ENGLISH).toLowerCase(Locale.ROOT));
    }
    for (String zone :
        TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
      // Zones with two strokes are called after parts of a state, those of oceans after islands.
      int stroke = zone.lastIndexOf('/');
      if (stroke == zone.indexOf('/') && CONTINENTS.contains(zone.substring(0, stroke))) {
        cities.add(zone.substring(stroke + 1).replace('_', ' ').toLowerCase(Locale.ROOT));
      }
    }
    try (InputStream in = KnownPlaces.class.getClassLoader().getResourceAsStream(LISTS)) {
      if (in == null) {
        throw new IllegalStateException("CoreNLP's lists are not on the class path: " + LISTS);
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String name = line.substring(0, Math.max(0, line.indexOf('\t')));
        if (name.length() < NAME_CHARS_MIN || name.indexOf('\\') >= 0) {
          continue;
        }
        if (line.startsWith("\tCOUNTRY\tLOCATION", name.length())) {
          countries.add(name);
        } else if (line.startsWith("\tSTATE_OR_PROVINCE\tLOCATION", name.length())) {
          regions.add(name);
        } else if (line.startsWith("\tCITY\tLOCATION", name.length())) {
          cities.add(name);
        } else if (line.startsWith("\tNATIONALITY\tMISC,", name.length())) {
          peoples.add(name);
          peoples.add(name + "s");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("CoreNLP's lists cannot be read: " + LISTS, e);
    }
    return new KnownPlaces(countries, regions, cities, peoples);
  }

  /** What the thing of this type and name is; null when nothing tells. */
  @Nullable MentionKind kind(MentionType type, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (type) {
      case PERSON, ORGANIZATION -> null;
      case LOCATION -> place(lower.startsWith("the ") ? lower.substring("the ".length()) : lower);
      case MISC -> isPeople(name) ? MentionKind.NATIONALITY : event(name);
    };
  }

  /** Whether the word or words, capitalised, mean a people or what belongs to a country. */
  boolean isPeople(String name) {
    return Character.isUpperCase(name.codePointAt(0))
        && peoples.contains(name.toLowerCase(Locale.ROOT));
  }

  private @Nullable MentionKind place(String name) {
    if (countries.contains(name)) {
      return MentionKind.COUNTRY;
    }
    String last = name.substring(name.lastIndexOf(' ') + 1);
    String first = name.substring(0, Math.max(0, name.indexOf(" of ")));
    if (CITIES_FIRST.contains(name)) {
      return MentionKind.CITY;
    }
    if (regions.contains(name) || REGION_HEADS.contains(last) || REGION_HEADS.contains(first)) {
      return MentionKind.REGION;
    }
    boolean city = cities.contains(name) || CITY_HEADS.contains(last) || CITY_HEADS.contains(first);
    return city ? MentionKind.CITY : null;
  }

  private static @Nullable MentionKind event(String name) {
    int of = name.indexOf(" of ");
    String head = (of > 0 ? name.substring(0, of) : name).replaceFirst(" (?:I+|One)$", "");
    String last = head.substring(head.lastIndexOf(' ') + 1);
    return HeadWords.EVENTS.contains(last) || NoNames.isBattle(last) ? MentionKind.EVENT : null;
  }
}
