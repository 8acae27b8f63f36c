package org.newswatch.enricher.annotate;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;

/** What looks like a name of a person, body or place and is none: money, treaties, events. */
final class NoNames {

  private static final int RUN_WORDS_MAX = 5;

  /** Alone these name nothing, though the model takes them for names. */
  private static final Set<String> GENERIC =
      Words.list(
          "State Kingdom Republic Park University Party House Bill Secretariat Society Fintech Islam"
              + " Islamist Islamists Muslim Muslims Christian Christians Hindu Hindus Jews Buddhist"
              + " Sunni Shia Shiite Government Opposition Covid Coronavirus Internet Bible Quran"
              + " Ramadan Christmas Easter Lord God Allah Earth Moon Sun Council Committee"
              + " Court Ministry Minister Department City Town Province District Region Territory"
              + " Coast Island River Lake Mountain Bay Airport Hospital College School Church Bank"
              + " Company Group Board Agency Commission Constitution Highness Majesty Excellency"
              + " Hon Honourable MP Interior Customs Education Institute"
              + " Crypto Chairman Director Prosecutor Governor Mayor");

  private static final Set<String> OFFICES =
      Words.list("Minister Ministers Secretary Secretaries minister ministers secretary");

  private NoNames() {}

  static void apply(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      MentionType type = sentence.type(i);
      if (type == null || sentence.start(i) != i) {
        continue;
      }
      int end = sentence.end(i);
      if (isMoney(sentence, i, end)
          || isGeneric(sentence, i, end)
          || isPortfolio(sentence, i, end, type)) {
        sentence.set(i, end, null);
      }
    }
    happenings(sentence);
    battles(sentence);
  }

  /** US $ 5, yuan (US $ 22,200). */
  private static boolean isMoney(Tagged sentence, int from, int to) {
    return to - from == 1
        && (sentence.word(to).equals("$") || sentence.word(to).startsWith("$"))
        && EnglishWords.ABBREVIATED_PLACES.contains(sentence.word(from));
  }

  private static boolean isGeneric(Tagged sentence, int from, int to) {
    String word = sentence.word(from);
    if (to - from != 1) {
      // Peoples, of whom each has a name of its own.
      return to - from == 2 && word.equals("First") && sentence.word(from + 1).equals("Nations");
    }
    return GENERIC.contains(word)
        || (sentence.type(from) == MentionType.ORGANIZATION
            && EnglishWords.COMMON_CAPITALS.contains(word));
  }

  /** Minister of Foreign Affairs: what is in charge is a person, and no body is named. */
  private static boolean isPortfolio(Tagged sentence, int from, int to, MentionType type) {
    String link = sentence.word(from - 1);
    return type == MentionType.ORGANIZATION
        && (link.equals("of") || link.equals("for"))
        && OFFICES.contains(sentence.word(from - 2))
        && !HeadWords.BODIES.contains(sentence.word(to - 1))
        && !TagRules.isAcronym(sentence.word(from));
  }

  /** FIFA World Cup, Lucknow Pact: the body or place is part of the name of something else. */
  private static void happenings(Tagged sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      MentionType type = sentence.type(i);
      if (type == null || type == MentionType.PERSON || sentence.start(i) != i) {
        continue;
      }
      int end = sentence.end(i);
      if (isHappening(sentence.word(end - 1)) && end - i > 1) {
        sentence.name(i, end, MentionType.MISC);
        continue;
      }
      int to = end;
      while (to < sentence.size()
          && to - end < RUN_WORDS_MAX
          && sentence.capitalised(to)
          && (sentence.type(to) == null || sentence.type(to) == type)
          && !sentence.startsLine(to)
          && !isHappening(sentence.word(to - 1))) {
        to++;
      }
      if (to > end && isHappening(sentence.word(to - 1))) {
        sentence.name(i, to, MentionType.MISC);
      }
    }
  }

  private static boolean isHappening(String word) {
    return HeadWords.EVENTS.contains(word) || HeadWords.THINGS.contains(word);
  }

  /** Battle of Puebla, Summit of the Americas. */
  private static void battles(Tagged sentence) {
    for (int i = 2; i < sentence.size(); i++) {
      if (sentence.type(i) != MentionType.LOCATION || sentence.start(i) != i) {
        continue;
      }
      int of = sentence.word(i - 1).equals("the") ? i - 2 : i - 1;
      if (of < 1 || !sentence.word(of).equals("of")) {
        continue;
      }
      String head = sentence.word(of - 1);
      @Nullable MentionType before = sentence.type(of - 1);
      if (before == null && isBattle(head)) {
        sentence.name(of - 1, sentence.end(i), MentionType.MISC);
      }
    }
  }

  static boolean isBattle(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.equals("battle")
        || lower.equals("siege")
        || (Character.isUpperCase(word.codePointAt(0)) && HeadWords.EVENTS.contains(word))
        || (Character.isUpperCase(word.codePointAt(0)) && HeadWords.THINGS.contains(word));
  }
}
