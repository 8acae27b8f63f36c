package org.newswatch.enricher.annotate.dates;

import java.util.ArrayList;
import java.util.List;

/**
 * Our own reading of a sentence: at each word the longest expression that one of the readers finds
 * there. What none of them knows is left to SUTime.
 */
final class PlainDates {

  private static final Reader DATES =
      first(new CalendarDates(), new Weekdays(), new NearWords(), new Holidays());
  private static final Reader WHOLES =
      longest(DATES, new Months(), new Years(), new Quarters(), new Deictics());
  private static final Reader ALL =
      longest(
          new Parts(WHOLES),
          WHOLES,
          new WeeksOfMonth(WHOLES),
          new ClockTimes(DATES),
          new Amounts(WHOLES));

  private final NewsDay news;
  private final DayOrder order;
  private final Anchors anchors = new Anchors();

  PlainDates(NewsDay news, DayOrder order) {
    this.news = news;
    this.order = order;
  }

  /** What is a date and what is settled to be none, in order, none overlapping. */
  List<Reading> read(Sentence sentence) {
    var context = new Context(sentence, news, anchors, order);
    var found = new ArrayList<Reading>();
    int at = 0;
    while (at < sentence.size()) {
      Reading reading = ALL.at(context, at);
      if (reading == null) {
        at++;
      } else {
        found.add(reading);
        Days days = reading.days();
        if (days != null) {
          anchors.add(days);
        }
        at = reading.to();
      }
    }
    return found;
  }

  private static Reader first(Reader... readers) {
    List<Reader> all = List.of(readers);
    return (context, at) -> {
      for (Reader reader : all) {
        Reading reading = reader.at(context, at);
        if (reading != null) {
          return reading;
        }
      }
      return null;
    };
  }

  /** The longest reading; of equally long ones a date before none, and the first reader's. */
  private static Reader longest(Reader... readers) {
    List<Reader> all = List.of(readers);
    return (context, at) -> {
      Reading best = null;
      for (Reader reader : all) {
        Reading reading = reader.at(context, at);
        if (reading != null && (best == null || isBetter(reading, best))) {
          best = reading;
        }
      }
      return best;
    };
  }

  private static boolean isBetter(Reading reading, Reading best) {
    boolean date = reading.days() != null;
    boolean bestDate = best.days() != null;
    return date == bestDate ? reading.to() > best.to() : date;
  }
}
