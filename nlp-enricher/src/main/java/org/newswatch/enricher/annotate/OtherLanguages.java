package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.annotate.gazetteer.GazetteerReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names in texts that the English model does not read: by the language's own model when its jar is
 * on the class path, else by lists and patterns. Thread-safe; a model is read when the first text
 * of its language comes.
 */
final class OtherLanguages {

  private static final Logger LOGGER = LoggerFactory.getLogger(OtherLanguages.class);

  private static final Comparator<Mention> IN_ORDER =
      Comparator.comparing(Mention::field).thenComparing(Mention::start);

  private final GazetteerReader gazetteers = new GazetteerReader();
  private final Map<String, Optional<ModelReader>> models = new ConcurrentHashMap<>();
  private final KnownPlaces places;
  private final UnaryOperator<String> nameKey;

  OtherLanguages(KnownPlaces places, UnaryOperator<String> nameKey) {
    this.places = places;
    this.nameKey = nameKey;
  }

  boolean reads(String language) {
    return gazetteers.reads(language);
  }

  /** The names of an article in a language that is read; surfaces as they were given. */
  Annotator.Names names(
      String language, CleanText title, CleanText text, RawArticle article, Budget budget) {
    GazetteerReader.Names listed =
        gazetteers.read(language, title.text(), text.text(), budget::inTime);
    Annotator.Names names =
        model(language)
            .map(model -> both(model, title, text, listed.mentions(), budget))
            .orElseGet(() -> new Annotator.Names(listed.mentions(), listed.candidates()));
    return new Annotator.Names(
        names.mentions().stream().map(m -> asGiven(m, article)).toList(),
        names.candidates().stream().map(c -> asGiven(c, article)).toList());
  }

  private Optional<ModelReader> model(String language) {
    if (!ModelReader.mayRead(language)) {
      return Optional.empty();
    }
    return models.computeIfAbsent(
        language,
        code -> {
          Optional<ModelReader> model = ModelReader.find(code);
          if (model.isEmpty()) {
            LOGGER
                .atInfo()
                .addKeyValue("language", code)
                .log("no name model for the language on the class path, its names come from lists");
          }
          return model;
        });
  }

  /** What the model finds, and places and bodies from the lists where it finds nothing. */
  private Annotator.Names both(
      ModelReader model, CleanText title, CleanText text, List<Mention> listed, Budget budget) {
    var found = new ArrayList<>(model.find(Field.TITLE, title.text(), budget));
    found.addAll(model.find(Field.TEXT, text.text(), budget));
    var mentions = new ArrayList<Mention>();
    for (Mention mention : new DocumentNames(nameKey, places).settle(found, Map.of())) {
      mentions.add(listed.stream().filter(l -> isSame(l, mention)).findFirst().orElse(mention));
    }
    listed.stream()
        .filter(l -> l.type() != MentionType.PERSON)
        .filter(l -> found.stream().noneMatch(f -> overlap(f, l)))
        .forEach(mentions::add);
    mentions.sort(IN_ORDER);
    return new Annotator.Names(mentions, List.of());
  }

  /** Of a place the lists know its kind too. */
  private static boolean isSame(Mention listed, Mention mention) {
    return listed.field() == mention.field()
        && listed.start() == mention.start()
        && listed.end() == mention.end()
        && listed.type() == mention.type()
        && listed.kind() != null;
  }

  private static boolean overlap(Found found, Mention mention) {
    return found.field() == mention.field()
        && found.start() < mention.end()
        && mention.start() < found.end();
  }

  private static Mention asGiven(Mention m, RawArticle article) {
    String surface = field(article, m.field()).substring(m.start(), m.end());
    return new Mention(m.field(), surface, m.start(), m.end(), m.type(), m.head(), m.kind());
  }

  private static Candidate asGiven(Candidate c, RawArticle article) {
    String surface = field(article, c.field()).substring(c.start(), c.end());
    return new Candidate(c.field(), surface, c.start(), c.end(), c.head());
  }

  private static String field(RawArticle article, Field field) {
    return switch (field) {
      case TITLE -> article.title();
      case TEXT -> article.text();
    };
  }
}
