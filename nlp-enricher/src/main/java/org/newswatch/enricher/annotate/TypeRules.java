package org.newswatch.enricher.annotate;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;

/** What a name is the name of, by its last word, by what stands before it and in lists. */
final class TypeRules {

  /** Last words that no family has for a name. */
  private static final Set<String> SURE_BODIES =
      Words.list(
          "Academy Agency Airline Airlines Airways Association Authority Board Bureau Centre Chamber"
              + " College Commission Committee Company Corporation Council Dal Department Federation"
              + " Force Foundation Group Holdings Industries Institute Institution Ltd Mahasabha"
              + " Ministry Morcha Movement Network Organisation Organization Parishad Parliament"
              + " Party Police Press Railway Sabha Samiti Samithi Sangh School Secretariat Senate"
              + " Services Society Trust Union University TV");

  /** Last words of places that bodies and families do not share. */
  private static final Set<String> SURE_PLACES =
      Words.list(
          "Airport Archipelago Avenue Boulevard Bridge Bypass Cemetery Depot District Falls Forest"
              + " Highway Highlands Hotel Interchange Island Islands Lagoon Market Mosque Mountain"
              + " Mountains Palace Park Peninsula Plateau Plaza Prefecture Province Refuge Region"
              + " Reserve Reservoir Resort River Road Sanctuary Shipyard Square Stadium Station"
              + " Street Temple Terminal Territory Township Valley Village Volcano Waterfall Zoo");

  /** Family names that are words for places as well. */
  private static final Set<String> PLACES_AND_FAMILIES =
      Words.list(
          "Park Forest Rivers River Bridge Lake Hill Valley Road Street Temple Village Market");

  private static final Set<String> PLACE_NOUNS =
      Words.list(
          "town towns city cities village villages province provinces district districts settlement"
              + " municipality suburb capital island islands region regions state states port county"
              + " counties township neighbourhood neighborhood department canton governorate");

  private static final Set<String> INSIDE = Words.list("in near throughout outside inside");

  private TypeRules() {}

  static void apply(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      MentionType type = sentence.type(i);
      if (type != null && sentence.start(i) == i) {
        int end = sentence.end(i);
        MentionType better = byHead(sentence, i, end, type);
        if (better == null && type == MentionType.PERSON && whereabouts(sentence, i, end)) {
          better = MentionType.LOCATION;
        }
        if (better != null) {
          sentence.name(i, end, better);
        }
      }
    }
    lists(sentence);
  }

  private static @Nullable MentionType byHead(Tagged sentence, int from, int to, MentionType type) {
    if (to - from < 2) {
      return null;
    }
    String last = sentence.word(to - 1);
    return switch (type) {
      case PERSON -> {
        if (SURE_BODIES.contains(last)) {
          yield MentionType.ORGANIZATION;
        }
        boolean place =
            SURE_PLACES.contains(last)
                && (!PLACES_AND_FAMILIES.contains(last)
                    || sentence.word(to - 2).equals("National"));
        yield place ? MentionType.LOCATION : null;
      }
      case ORGANIZATION -> SURE_PLACES.contains(last) ? MentionType.LOCATION : null;
      case LOCATION ->
          SURE_BODIES.contains(last) && !last.equals("Centre") ? MentionType.ORGANIZATION : null;
      case MISC -> null;
    };
  }

  /** In Arba Minch; the town of Arba Minch. Not: in Modi's party. */
  private static boolean whereabouts(Tagged sentence, int from, int to) {
    String before = sentence.word(from - 1).toLowerCase(Locale.ROOT);
    boolean placed =
        INSIDE.contains(before)
            || (before.equals("of")
                && PLACE_NOUNS.contains(sentence.word(from - 2).toLowerCase(Locale.ROOT)));
    return placed && !EnglishNames.isPossessive(sentence.word(to));
  }

  /** Lampang, Phichit and Yala: what stands between two places is one. */
  private static void lists(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      MentionType type = sentence.type(i);
      if (type == null || sentence.start(i) != i) {
        continue;
      }
      int end = sentence.end(i);
      MentionType before = isSeparator(sentence.word(i - 1)) ? sentence.type(i - 2) : null;
      MentionType after = isSeparator(sentence.word(end)) ? sentence.type(end + 1) : null;
      if (before != null && before == after && before != type && before != MentionType.MISC) {
        sentence.name(i, end, before);
      }
    }
  }

  private static boolean isSeparator(String word) {
    return word.equals(",") || word.equals("and") || word.equals(";");
  }
}
