package org.newswatch.enricher.annotate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.Field;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.annotate.dates.DateFinder;
import org.newswatch.enricher.annotate.dates.Published;
import org.newswatch.names.NameKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an article says: a pure function of it, the same bytes on any thread and after any other
 * article. Thread-safe; loading takes seconds and half a gigabyte, so one is shared by all.
 */
public final class Annotator {

  /** Changes whenever annotations may. */
  public static final String PIPELINE_VERSION = "8/corenlp-4.5.10-3class";

  /** Time for one document; the rest of a slower one stays unread. */
  public static final Duration DOCUMENT_TIME_MAX = Duration.ofSeconds(20);

  /** Tokens of one document; the rest of a longer one stays unread. */
  public static final int DOCUMENT_TOKENS_MAX = 60_000;

  private static final String ENGLISH = "en";
  private static final Logger LOGGER = LoggerFactory.getLogger(Annotator.class);

  private final Languages languages;
  private final EnglishReader english;
  private final EnglishMentions englishMentions;
  private final OtherLanguages others;
  private final DateFinder dates;
  private final UnaryOperator<String> nameKey;
  private final LongSupplier nanoTime;

  private Annotator(
      Languages languages,
      EnglishReader english,
      EnglishMentions englishMentions,
      OtherLanguages others,
      DateFinder dates,
      UnaryOperator<String> nameKey,
      LongSupplier nanoTime) {
    this.languages = languages;
    this.english = english;
    this.englishMentions = englishMentions;
    this.others = others;
    this.dates = dates;
    this.nameKey = nameKey;
    this.nanoTime = nanoTime;
  }

  /**
   * Reads the models from the class path; takes some seconds. CoreNLP changes case by the default
   * locale: who wants the same names everywhere sets an English one before.
   */
  public static Annotator load() {
    KnownPlaces places = KnownPlaces.load();
    return new Annotator(
        Languages.load(),
        EnglishReader.load(),
        new EnglishMentions(places, NameKeys::key),
        new OtherLanguages(places, NameKeys::key),
        DateFinder.load(),
        NameKeys::key,
        System::nanoTime);
  }

  /** Loads at first use, once, for all that share it. */
  public static Supplier<Annotator> lazy() {
    return new Supplier<>() {
      private @Nullable Annotator loaded;

      @Override
      public synchronized Annotator get() {
        if (loaded == null) {
          loaded = load();
        }
        return loaded;
      }
    };
  }

  /** The same annotator on another clock; for tests of what happens when time is spent. */
  Annotator withNanoTime(LongSupplier otherNanoTime) {
    return new Annotator(
        languages, english, englishMentions, others, dates, nameKey, otherNanoTime);
  }

  /** What the article says; never throws on what stands in it. */
  public Annotation annotate(RawArticle article) {
    var budget = new Budget(nanoTime, DOCUMENT_TIME_MAX, DOCUMENT_TOKENS_MAX);
    CleanText title = CleanText.of(article.title());
    CleanText text = CleanText.of(article.text());
    String detected = detect(article, title.text() + "\n\n" + text.text(), budget);
    String declared = article.language() != null ? article.language() : article.source().language();
    String language = Languages.readIn(detected, declared, title.text() + "\n" + text.text());
    Names names = new Names(List.of(), List.of());
    List<DateMention> days = List.of();
    if (language.equals(ENGLISH)) {
      if (title.unreadable() || text.unreadable()) {
        budget.markPartial();
      }
      List<Repeats.Read> fields = read(article, title, text, budget);
      names = guarded(article, "names", budget, names, () -> englishNames(article, fields));
      List<Mention> mentions = names.mentions();
      days = guarded(article, "dates", budget, days, () -> days(article, fields, mentions, budget));
    } else if (others.reads(language)) {
      names =
          guarded(
              article,
              "names",
              budget,
              names,
              () -> others.names(language, title, text, article, budget));
    }
    if (DateFinder.reads(language)) {
      days = guarded(article, "dates", budget, days, () -> plainDays(article, language));
    }
    return assemble(article, detected, names, days, budget);
  }

  /** What is named, and what may be. */
  record Names(List<Mention> mentions, List<Candidate> candidates) {

    /** The stretches of one field whose words are looked up by their keys. */
    List<KeyedText.Stretch> stretches(Field field) {
      return Stream.concat(
              mentions.stream()
                  .filter(m -> m.field() == field)
                  .map(m -> new KeyedText.Stretch(m.start(), m.end())),
              candidates.stream()
                  .filter(c -> c.field() == field)
                  .map(c -> new KeyedText.Stretch(c.start(), c.end())))
          .toList();
    }
  }

  private @Nullable String detect(RawArticle article, String whole, Budget budget) {
    String detected =
        guarded(
            article,
            "language",
            budget,
            "",
            () -> Objects.requireNonNullElse(languages.detect(whole), ""));
    return detected.isEmpty() ? null : detected;
  }

  private List<Repeats.Read> read(
      RawArticle article, CleanText title, CleanText text, Budget budget) {
    var fields = new ArrayList<Repeats.Read>();
    fields.add(
        new Repeats.Read(
            Field.TITLE,
            article.title(),
            guarded(article, "tokens", budget, List.of(), () -> english.read(title, budget))));
    fields.add(
        new Repeats.Read(
            Field.TEXT,
            article.text(),
            guarded(article, "tokens", budget, List.of(), () -> english.read(text, budget))));
    return fields;
  }

  private Names englishNames(RawArticle article, List<Repeats.Read> fields) {
    return new Names(englishMentions.of(fields, article.byline()), List.of());
  }

  private List<DateMention> days(
      RawArticle article, List<Repeats.Read> fields, List<Mention> mentions, Budget budget) {
    Published published = Published.of(article);
    var days = new ArrayList<DateMention>();
    for (Repeats.Read read : fields) {
      days.addAll(
          dates.find(read.field(), read.original(), read.sentences(), published, budget::inTime));
    }
    // A person called April is no month.
    var persons = new Cover();
    mentions.stream()
        .filter(m -> m.type() == MentionType.PERSON)
        .forEach(m -> persons.add(m.field(), m.start(), m.end()));
    days.removeIf(d -> persons.holds(d.field(), d.start(), d.end()));
    return days;
  }

  private List<DateMention> plainDays(RawArticle article, String language) {
    Published published = Published.of(article);
    var days = new ArrayList<DateMention>();
    days.addAll(dates.find(Field.TITLE, article.title(), language, published));
    days.addAll(dates.find(Field.TEXT, article.text(), language, published));
    return days;
  }

  private Annotation assemble(
      RawArticle article,
      @Nullable String detected,
      Names names,
      List<DateMention> days,
      Budget budget) {
    var keys = new TreeSet<String>();
    String keyTitle = KeyedText.of(article.title(), names.stretches(Field.TITLE), nameKey, keys);
    String keyText = KeyedText.of(article.text(), names.stretches(Field.TEXT), nameKey, keys);
    List<Mention> mentions = upTo(Limits.MENTIONS_MAX, names.mentions(), budget);
    return new Annotation(
        detected,
        mentions,
        upTo(Limits.DATES_MAX, days, budget),
        upTo(Limits.MENTIONS_MAX * 10, List.copyOf(keys), budget),
        keyTitle,
        keyText,
        budget.partial(),
        PIPELINE_VERSION,
        upTo(Limits.CANDIDATES_MAX, names.candidates(), budget));
  }

  private static <T> List<T> upTo(int max, List<T> values, Budget budget) {
    if (values.size() <= max) {
      return values;
    }
    budget.markPartial();
    return values.subList(0, max);
  }

  /**
   * Runs one stage; when the text breaks it (a grammar that recurses too deep, a library's own
   * fault), the stage gives nothing and the annotation says that it is partial.
   */
  private static <T> T guarded(
      RawArticle article, String stage, Budget budget, T otherwise, Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError | AssertionError | RuntimeException e) {
      budget.markPartial();
      LOGGER
          .atWarn()
          .addKeyValue("article", article.id())
          .addKeyValue("stage", stage)
          .addKeyValue("error", Objects.toString(e.getClass().getSimpleName()))
          .log("article annotated in part");
      return otherwise;
    }
  }
}
