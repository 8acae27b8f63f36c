package org.newswatch.enricher.annotate.dates;

import edu.stanford.nlp.ling.CoreLabel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.Field;

/** The dates of an English text, with the days they mean. Thread-safe. */
public final class DateFinder {

  private final Sutime sutime;

  private DateFinder(Sutime sutime) {
    this.sutime = sutime;
  }

  /** Reads SUTime's rules; takes about a second. */
  public static DateFinder load() {
    return new DateFinder(Sutime.load());
  }

  /**
   * The dates in one field's sentences, in order, none overlapping.
   *
   * @param original the field as it was given, in which the tokens' offsets count
   * @param published the day that relative dates count from
   * @param inTime asked before each sentence; once false, the rest stays unread
   */
  public List<DateMention> find(
      Field field,
      String original,
      List<List<CoreLabel>> sentences,
      LocalDate published,
      BooleanSupplier inTime) {
    var mentions = new ArrayList<DateMention>();
    var plainDates = new PlainDates(new NewsDay(published));
    for (List<CoreLabel> tokens : sentences) {
      Sentence sentence = Sentence.of(tokens);
      if (!Triggers.any(sentence.words())) {
        continue;
      }
      if (!inTime.getAsBoolean()) {
        return mentions;
      }
      var dates = new ArrayList<PlainDates.Plain>();
      int done = 0;
      for (PlainDates.Plain plain : plainDates.read(sentence)) {
        dates.addAll(rest(sentence, done, plain.from(), original, published));
        dates.add(plain);
        done = plain.to();
      }
      dates.addAll(rest(sentence, done, sentence.size(), original, published));
      dates.sort(Comparator.comparingInt(PlainDates.Plain::from));
      int end = 0;
      for (PlainDates.Plain date : dates) {
        if (date.from() >= end) {
          mentions.add(mention(field, original, sentence, date));
          end = date.to();
        }
      }
    }
    return mentions;
  }

  private List<PlainDates.Plain> rest(
      Sentence sentence, int from, int to, String original, LocalDate published) {
    if (from >= to) {
      return List.of();
    }
    Sentence part = sentence.part(from, to);
    if (!Triggers.any(part.words())) {
      return List.of();
    }
    var resolver = new SutimeDays(new NewsDay(published));
    var found = new ArrayList<PlainDates.Plain>();
    for (Sutime.Read read : sutime.read(part, original, published)) {
      Days days = resolver.days(sentence, from, read);
      if (days != null) {
        found.add(new PlainDates.Plain(from + read.from(), from + read.to(), days));
      }
    }
    return found;
  }

  private static DateMention mention(
      Field field, String original, Sentence sentence, PlainDates.Plain date) {
    int start = sentence.tokens().get(date.from()).beginPosition();
    int end = sentence.tokens().get(date.to() - 1).endPosition();
    Days days = date.days();
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
