package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.List;
import org.newswatch.names.NameMatch;
import org.newswatch.names.PartMatch;

/** Why two names are held for one, for people. */
final class Reasons {

  private Reasons() {}

  static List<String> of(NameMatch match) {
    var reasons = new ArrayList<String>();
    for (PartMatch part : match.parts()) {
      reasons.add(of(part));
    }
    if (match.reordered()) {
      reasons.add("in another order");
    }
    return reasons;
  }

  private static String of(PartMatch part) {
    return switch (part.how()) {
      case SAME -> part.second() + ": the same";
      case SPELLING -> pair(part) + ": another spelling";
      case SLIP -> pair(part) + ": nearly the same";
      case NICKNAME -> pair(part) + ": a short form";
      case INITIAL -> pair(part) + ": an initial";
      case GENDER_FORM -> pair(part) + ": a woman's and a man's form";
      case JOINED -> pair(part) + ": words joined";
      case REPEATED -> either(part) + ": said twice";
      case MISSING ->
          either(part) + (part.second().isEmpty() ? ": only in the list" : ": only in the article");
      case CONFLICT -> pair(part) + ": different";
    };
  }

  private static String pair(PartMatch part) {
    return part.first() + " \u2248 " + part.second();
  }

  private static String either(PartMatch part) {
    return part.first().isEmpty() ? part.second() : part.first();
  }
}
