package org.newswatch.enricher.annotate;

import java.util.Locale;
import java.util.Set;
import org.newswatch.contract.MentionType;

/** Where the names of bodies begin and end. */
final class BodyRules {

  private static final Set<String> LINKS = Set.of("of", "for", "on", "against");
  private static final Set<String> ARTICLES = Set.of("the", "The");

  /** Owners that belong to the name: {@code People's Army}, {@code Magistrate's Court}. */
  private static final Set<String> OWNERS =
      Words.list(
          "people women children men workers farmers peoples teachers writers magistrate magistrates"
              + " prosecutor governor attorney president king queen prince mayor bishop lloyd macy"
              + " sotheby mcdonald moody levi st veteran veterans citizens lawyers drivers students"
              + " sainsbury christie domino wendy journalists officers employees owners player players");

  private static final int RUN_WORDS_MAX = 6;

  private BodyRules() {}

  static void apply(Tagged sentence) {
    splitAtOwners(sentence);
    cutRoles(sentence);
    owned(sentence);
    placesBody(sentence);
    governments(sentence);
    behindHead(sentence);
    beforeBody(sentence);
    party(sentence);
  }

  /** George Washington University's Elliott School: two bodies; brackets part names as well. */
  private static void splitAtOwners(Tagged sentence) {
    for (int i = 1; i + 1 < sentence.size(); i++) {
      MentionType type = sentence.type(i);
      boolean inside = type != null && sentence.type(i - 1) == type && sentence.type(i + 1) == type;
      if (!inside || type == MentionType.PERSON) {
        continue;
      }
      if (isOpening(sentence.word(i)) || isOwner(sentence, i)) {
        sentence.set(i, i + 1, null);
      }
    }
  }

  private static boolean isOpening(String word) {
    return word.equals("(") || word.equals("[") || word.equals("-LRB-");
  }

  private static boolean isOwner(Tagged sentence, int at) {
    return EnglishNames.isPossessive(sentence.word(at))
        && !OWNERS.contains(sentence.word(at - 1).toLowerCase(Locale.ROOT));
  }

  /** Members of the Provincial Council: the role is no part of the body. */
  private static void cutRoles(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i = sentence.end(i)) {
      if (sentence.type(i) != MentionType.ORGANIZATION) {
        continue;
      }
      int end = sentence.end(i);
      for (int k = i; k < end; k++) {
        boolean linked =
            sentence.word(k + 1).equals("of") && HeadWords.ROLES.contains(sentence.word(k));
        boolean at = k > i && sentence.word(k).equals("at");
        if ((linked && k + 2 < end) || (at && k + 1 < end)) {
          int from = at ? k + 1 : k + 2;
          sentence.set(at ? k : i, from, null);
        }
      }
    }
  }

  /** Booysens Magistrate's Court: words before and behind the owner are one name. */
  private static void owned(Tagged sentence) {
    for (int i = 1; i + 1 < sentence.size(); i++) {
      String owner = sentence.word(i - 1).toLowerCase(Locale.ROOT);
      if (!EnglishNames.isPossessive(sentence.word(i))
          || !OWNERS.contains(owner)
          || !sentence.capitalised(i - 1)
          || !HeadWords.BODIES.contains(sentence.word(runEnd(sentence, i + 1) - 1))) {
        continue;
      }
      int from = i - 1;
      while (from > 0 && i - from < RUN_WORDS_MAX && mayJoin(sentence, from - 1)) {
        from--;
      }
      sentence.name(from, runEnd(sentence, i + 1), MentionType.ORGANIZATION);
    }
  }

  /** UAE Government, Rundu Municipality: a place and the body's head are the body. */
  private static void placesBody(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i = sentence.end(i)) {
      int end = sentence.end(i);
      if (sentence.type(i) != MentionType.LOCATION || end >= sentence.size()) {
        continue;
      }
      int to = end;
      while (to < sentence.size()
          && to - end < RUN_WORDS_MAX
          && sentence.type(to) == null
          && sentence.capitalised(to)
          && !sentence.startsLine(to)
          && !isTitle(sentence.word(to))) {
        to++;
      }
      if (to > end && HeadWords.BODIES.contains(sentence.word(to - 1))) {
        sentence.name(i, to, MentionType.ORGANIZATION);
      }
    }
  }

  /** Government of Gujarat. */
  private static void governments(Tagged sentence) {
    for (int i = 0; i + 2 < sentence.size(); i++) {
      if (sentence.type(i) != null
          || !HeadWords.LEADING_BODIES.contains(sentence.word(i))
          || !LINKS.contains(sentence.word(i + 1).toLowerCase(Locale.ROOT))) {
        continue;
      }
      int at = ARTICLES.contains(sentence.word(i + 2)) ? i + 3 : i + 2;
      if (at >= sentence.size()
          || (sentence.type(at) != MentionType.LOCATION
              && sentence.type(at) != MentionType.ORGANIZATION)) {
        continue;
      }
      int from = i;
      while (from > 0 && i - from < RUN_WORDS_MAX && mayJoin(sentence, from - 1)) {
        from--;
      }
      if (i > 0 || from < i || sentence.word(i).equals("Government")) {
        sentence.name(from, sentence.end(at), MentionType.ORGANIZATION);
      }
    }
  }

  /** National Hurricane Center of the United States; Ministry of Fisheries and Oceans. */
  private static void behindHead(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      if (sentence.type(i) != MentionType.ORGANIZATION) {
        continue;
      }
      int start = sentence.start(i);
      int end = sentence.end(i);
      boolean grown = true;
      while (grown && end + 1 < sentence.size()) {
        grown = false;
        int to = end;
        if (LINKS.contains(sentence.word(end))
            && HeadWords.LEADING_BODIES.contains(sentence.word(end - 1))) {
          to = linkedEnd(sentence, end + 1);
        } else if (led(sentence, start, end)) {
          to = listEnd(sentence, end);
        }
        if (to > end) {
          sentence.name(start, to, MentionType.ORGANIZATION);
          end = sentence.end(start);
          grown = true;
        }
      }
      i = Math.max(i, end - 1);
    }
  }

  /** Whether the name is a head with what it is for: Ministry of Education. */
  private static boolean led(Tagged sentence, int start, int end) {
    for (int i = start; i + 1 < end; i++) {
      if (LINKS.contains(sentence.word(i + 1))
          && HeadWords.LEADING_BODIES.contains(sentence.word(i))
          && sentence.type(end - 1) == MentionType.ORGANIZATION
          && !HeadWords.LEADING_BODIES.contains(sentence.word(end - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Past ", X and Y" or "and Y"; {@code end} where no such thing stands. */
  private static int listEnd(Tagged sentence, int end) {
    if (sentence.word(end).equals("and") || sentence.word(end).equals("&")) {
      int to = plainRun(sentence, end + 1);
      return to == end + 1 || sentence.word(to).equals("of") ? end : to;
    }
    if (sentence.word(end).equals(",")) {
      int to = plainRun(sentence, end + 1);
      if (to > end + 1 && (sentence.word(to).equals("and") || sentence.word(to).equals(","))) {
        int comma = sentence.word(to).equals(",") && sentence.word(to + 1).equals("and") ? 1 : 0;
        if (sentence.word(to + comma).equals("and")) {
          int last = plainRun(sentence, to + comma + 1);
          return last > to + comma + 1 ? last : end;
        }
        int rest = listEnd(sentence, to);
        return rest > to ? rest : end;
      }
    }
    return end;
  }

  /** Past capitalised words that are no name of their own. */
  private static int plainRun(Tagged sentence, int from) {
    int to = from;
    while (to < sentence.size()
        && to - from < RUN_WORDS_MAX
        && sentence.capitalised(to)
        && (sentence.type(to) == null || sentence.type(to) == MentionType.ORGANIZATION)
        && !sentence.startsLine(to)
        && !HeadWords.BODIES.contains(sentence.word(to))
        && !TagRules.isAcronym(sentence.word(to))
        && !isTitle(sentence.word(to))
        && !EnglishWords.CALENDAR.contains(sentence.word(to))) {
      to++;
    }
    return to;
  }

  private static int linkedEnd(Tagged sentence, int from) {
    int at = ARTICLES.contains(sentence.word(from)) ? from + 1 : from;
    if (at >= sentence.size() || sentence.type(at) == MentionType.PERSON) {
      return from - 1;
    }
    if (sentence.type(at) != null) {
      return sentence.end(at);
    }
    int to = plainRun(sentence, at);
    return to > at ? to : from - 1;
  }

  /** Water and Power Development Authority; The Asahi Shimbun; Algerian Foreign Ministry. */
  private static void beforeBody(Tagged sentence) {
    for (int i = 1; i < sentence.size(); i++) {
      if (sentence.type(i) != MentionType.ORGANIZATION || sentence.start(i) != i) {
        continue;
      }
      int end = sentence.end(i);
      String before = sentence.word(i - 1);
      boolean bodied = HeadWords.BODIES.contains(sentence.word(end - 1));
      if (before.equals("The")
          && i > 1
          && !sentence.startsLine(i - 1)
          && bodied
          && end - i > 1
          && !isSentenceEnd(sentence.word(i - 2))) {
        sentence.name(i - 1, end, MentionType.ORGANIZATION);
      } else if (before.equals("and")
          && i > 2
          && bodied
          && end - i > 1
          && sentence.type(i - 1) == null
          && sentence.type(i - 2) == null
          && sentence.capitalised(i - 2)
          && (sentence.word(i - 3).equals("the") || sentence.word(i - 3).equals("The"))) {
        sentence.name(i - 2, end, MentionType.ORGANIZATION);
      }
    }
  }

  /** JD (S), Labour party. */
  private static void party(Tagged sentence) {
    for (int i = 0; i + 1 < sentence.size(); i++) {
      if (sentence.type(i) != MentionType.ORGANIZATION || sentence.end(i) != i + 1) {
        continue;
      }
      int start = sentence.start(i);
      if (sentence.word(i + 1).equals("party") && sentence.capitalised(i)) {
        sentence.name(start, i + 2, MentionType.ORGANIZATION);
      } else if (TagRules.isAcronym(sentence.word(i))
          && isOpening(sentence.word(i + 1))
          && sentence.word(i + 2).length() == 1
          && sentence.capitalised(i + 2)
          && sentence.word(i + 3).equals(")")) {
        sentence.name(start, i + 4, MentionType.ORGANIZATION);
      }
    }
  }

  private static boolean isSentenceEnd(String word) {
    return word.equals(".") || word.equals("\"") || word.equals("\u201c") || word.equals(":");
  }

  private static boolean mayJoin(Tagged sentence, int at) {
    return sentence.capitalised(at)
        && !sentence.startsLine(at + 1)
        && sentence.type(at) != MentionType.PERSON
        && !isTitle(sentence.word(at))
        && !(at == 0 && sentence.type(at) == null)
        && !ARTICLES.contains(sentence.word(at));
  }

  private static boolean isTitle(String word) {
    return EnglishWords.TITLES.contains(word.toLowerCase(Locale.ROOT))
        || HeadWords.ROLES.contains(word);
  }

  private static int runEnd(Tagged sentence, int from) {
    int to = from;
    while (to < sentence.size()
        && to - from < RUN_WORDS_MAX
        && sentence.capitalised(to)
        && !sentence.startsLine(to)) {
      to++;
      if (HeadWords.BODIES.contains(sentence.word(to - 1))) {
        return to;
      }
    }
    return Math.max(to, from + 1);
  }
}
