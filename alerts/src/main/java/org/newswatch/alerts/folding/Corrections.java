package org.newswatch.alerts.folding;

import java.util.regex.Pattern;
import org.newswatch.contract.Told;

/** Whether an article says of itself that it corrects or withdraws something. */
final class Corrections {

  /**
   * How such titles begin: the word alone, in brackets, or before a colon or dash; a headline that
   * merely speaks of a correction on the markets does not.
   */
  private static final Pattern TITLE =
      Pattern.compile(
          "^\\W{0,3}(?:correction|corrected|clarification|retraction|retracted|erratum"
              + "|berichtigung|korrektur|richtigstellung"
              + "|rectificatif|correctif|rectificaci\u00f3n|correcci\u00f3n|rettifica"
              + "|sprostowanie|oprava|\u0438\u0441\u043f\u0440\u0430\u0432\u043b\u0435\u043d\u0438\u0435"
              + "|\u0443\u0442\u043e\u0447\u043d\u0435\u043d\u0438\u0435|\u043e\u043f\u0440\u043e\u0432\u0435\u0440\u0436\u0435\u043d\u0438\u0435"
              + "|\u0443\u0442\u043e\u0447\u043d\u0435\u043d\u043d\u044f|\u0441\u043f\u0440\u043e\u0441\u0442\u0443\u0432\u0430\u043d\u043d\u044f"
              + "|\u0432\u044b\u043f\u0440\u0430\u045e\u043b\u0435\u043d\u043d\u0435)"
              + "\\s{0,2}(?:[:\\])\\-\u2013\u2014|]|$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What papers write above or below a text that they corrected. */
  private static final Pattern LEAD =
      Pattern.compile(
          "(?:^|\\n)\\W{0,3}(?:correction|clarification|retraction|erratum)\\b.{0,40}?:"
              + "|\\ban earlier version of this (?:article|story|report|headline)\\b"
              + "|\\bthis (?:article|story|report) (?:has been|was) (?:corrected|retracted"
              + "|amended|withdrawn|updated to correct)\\b",
          Pattern.CASE_INSENSITIVE);

  private Corrections() {}

  static boolean isIn(Told article) {
    return TITLE.matcher(article.title()).find() || LEAD.matcher(article.lead()).find();
  }
}
