package org.newswatch.enricher.annotate.dates;

import edu.stanford.nlp.ling.CoreLabel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.Field;

/**
 * The dates of a text, with the days they mean: English by its grammar, some other languages in
 * their plain forms. A function of the text and its publication alone. Thread-safe.
 */
public final class DateFinder {

  private final Sutime sutime;
  private final Map<String, ForeignDates> foreign = new ConcurrentHashMap<>();

  private DateFinder(Sutime sutime) {
    this.sutime = sutime;
  }

  /** Reads SUTime's rules; takes about a second. */
  public static DateFinder load() {
    return new DateFinder(Sutime.load());
  }

  /** Whether dates are found in plain text of this language, a code such as {@code uk}. */
  public static boolean reads(String language) {
    return ForeignWords.languages().contains(language);
  }

  /**
   * The dates in one field's text of a language that is not English, in order, none overlapping;
   * none for a language that is not read.
   *
   * @param text the field as it was given, in which the offsets count
   * @param published where and when the article came out
   */
  public List<DateMention> find(Field field, String text, String language, Published published) {
    if (!reads(language)) {
      return List.of();
    }
    ForeignDates dates = foreign.computeIfAbsent(language, ForeignDates::new);
    return dates.find(text, published).stream()
        .map(span -> mention(field, text, span.start(), span.end(), span.days()))
        .toList();
  }

  /**
   * The dates in one field's English sentences, in order, none overlapping.
   *
   * @param original the field as it was given, in which the tokens' offsets count
   * @param published where and when the article came out
   * @param inTime asked before each sentence; once false, the rest stays unread
   */
  public List<DateMention> find(
      Field field,
      String original,
      List<List<CoreLabel>> sentences,
      Published published,
      BooleanSupplier inTime) {
    var mentions = new ArrayList<DateMention>();
    var plainDates = new PlainDates(new NewsDay(published.day()), published.order());
    for (List<CoreLabel> tokens : sentences) {
      Sentence sentence = Sentence.of(tokens);
      if (!Triggers.any(sentence.words())) {
        continue;
      }
      if (!inTime.getAsBoolean()) {
        return mentions;
      }
      var dates = new ArrayList<Reading>();
      int done = 0;
      for (Reading plain : plainDates.read(sentence)) {
        dates.addAll(rest(sentence, done, plain.from(), original, published.day()));
        dates.add(plain);
        done = plain.to();
      }
      dates.addAll(rest(sentence, done, sentence.size(), original, published.day()));
      int end = 0;
      for (Reading date : dates) {
        Days days = date.days();
        if (days != null && date.from() >= end) {
          mentions.add(mention(field, original, sentence, date, days));
          end = date.to();
        }
      }
    }
    return mentions;
  }

  private List<Reading> rest(
      Sentence sentence, int from, int to, String original, LocalDate published) {
    if (from >= to) {
      return List.of();
    }
    Sentence part = sentence.part(from, to);
    if (!Triggers.left(part.words())) {
      return List.of();
    }
    var resolver = new SutimeDays(new NewsDay(published));
    var found = new ArrayList<Reading>();
    for (Sutime.Read read : sutime.read(part, original, published)) {
      Days days = resolver.days(sentence, from, read);
      if (days != null) {
        found.add(new Reading(from + read.from(), from + read.to(), days));
      }
    }
    return found;
  }

  private static DateMention mention(
      Field field, String original, Sentence sentence, Reading date, Days days) {
    return mention(
        field,
        original,
        sentence.tokens().get(date.from()).beginPosition(),
        sentence.tokens().get(date.to() - 1).endPosition(),
        days);
  }

  private static DateMention mention(Field field, String original, int start, int end, Days days) {
    return new DateMention(
        field,
        original.substring(start, end),
        start,
        end,
        days.type(),
        days.timex(),
        days.from(),
        days.to(),
        days.granularity(),
        days.how());
  }
}
