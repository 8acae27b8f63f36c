package org.newswatch.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.servicekit.kafka.DeskException;

/**
 * Looks at what an address would give as a source, and drafts the source. The service that crawls
 * does it; whoever wires services lends it to those who ask. A look fetches a few pages, politely.
 */
@FunctionalInterface
public interface SourceLooks {

  /**
   * What this would give, as it is now.
   *
   * @param known all sources that there are
   * @param now when the source would be added
   * @throws IllegalArgumentException when what is wished for is out of its bounds, with what to do
   */
  Look look(Wish wish, List<Source> known, Instant now) throws DeskException, InterruptedException;

  /**
   * What somebody wants to add; what is null is found out.
   *
   * @param address as typed; a home page leads to its feeds
   */
  record Wish(
      String address,
      Source.@Nullable Kind kind,
      @Nullable String id,
      @Nullable String name,
      @Nullable String country,
      @Nullable String language) {}

  /**
   * What was found.
   *
   * @param what it is, in a few words
   * @param draft the source to add; null when nothing would come of it
   * @param already the id of the source that has this address; null when none has
   * @param items how many articles it names
   * @param newest when the newest of them is of, as far as it says
   * @param articles the first of these, as they would be read
   * @param notes what somebody should know, the worst first
   * @param others addresses of further sources that it leads to
   */
  record Look(
      String what,
      @Nullable Source draft,
      @Nullable String already,
      int items,
      @Nullable Instant newest,
      List<Sample> articles,
      List<Note> notes,
      List<String> others) {

    public Look {
      articles = List.copyOf(articles);
      notes = List.copyOf(notes);
      others = List.copyOf(others);
    }
  }

  /**
   * One of its articles.
   *
   * @param title null when there is none
   * @param chars of its text
   */
  record Sample(
      String url,
      @Nullable String title,
      @Nullable Instant published,
      List<String> byline,
      int chars,
      @Nullable Note problem) {

    public Sample {
      byline = List.copyOf(byline);
    }
  }

  /**
   * Something to know.
   *
   * @param detail a sentence
   * @param fix what to do about it; null when nothing
   */
  record Note(String reason, String detail, @Nullable String fix) {}
}
