package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    String ofText = Bylines.blanked(text.text(), language, article.byline());
    GazetteerReader.Names listed = gazetteers.read(language, title.text(), ofText, budget::inTime);
    Annotator.Names names =
        model(language)
            .map(model -> both(model, title.text(), ofText, listed.mentions(), budget))
            .orElseGet(() -> new Annotator.Names(listed.mentions(), listed.candidates()));
    var given = new AsGiven(title, text, article);
    return new Annotator.Names(
        names.mentions().stream().map(given::of).toList(),
        names.candidates().stream().map(given::of).toList());
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
      ModelReader model, String title, String text, List<Mention> listed, Budget budget) {
    var found = new ArrayList<>(model.find(Field.TITLE, title, budget));
    found.addAll(model.find(Field.TEXT, text, budget));
    var mentions = new ArrayList<Mention>();
    Map<Place, Mention> kinds = new HashMap<>();
    listed.stream().filter(l -> l.kind() != null).forEach(l -> kinds.putIfAbsent(Place.of(l), l));
    for (Mention mention : new DocumentNames(nameKey, places).settle(found, Map.of())) {
      // Of a place the lists know its kind too.
      mentions.add(kinds.getOrDefault(Place.of(mention), mention));
    }
    var taken = new Cover();
    found.forEach(f -> taken.add(f.field(), f.start(), f.end()));
    listed.stream()
        .filter(l -> l.type() != MentionType.PERSON)
        .filter(l -> !taken.touches(l.field(), l.start(), l.end()))
        .forEach(mentions::add);
    mentions.sort(IN_ORDER);
    return new Annotator.Names(mentions, List.of());
  }

  /** Where a mention stands, and as what. */
  private record Place(Field field, int start, int end, MentionType type) {

    static Place of(Mention mention) {
      return new Place(mention.field(), mention.start(), mention.end(), mention.type());
    }
  }

  /** What was found in the cleaned fields as it stands in those that were given. */
  private record AsGiven(CleanText title, CleanText text, RawArticle article) {

    Mention of(Mention m) {
      int start = clean(m.field()).originalStart(m.start());
      int end = clean(m.field()).originalEnd(m.end());
      String surface = given(m.field()).substring(start, end);
      return new Mention(m.field(), surface, start, end, m.type(), m.head(), m.kind());
    }

    Candidate of(Candidate c) {
      int start = clean(c.field()).originalStart(c.start());
      int end = clean(c.field()).originalEnd(c.end());
      return new Candidate(c.field(), given(c.field()).substring(start, end), start, end, c.head());
    }

    private CleanText clean(Field field) {
      return switch (field) {
        case TITLE -> title;
        case TEXT -> text;
      };
    }

    private String given(Field field) {
      return switch (field) {
        case TITLE -> article.title();
        case TEXT -> article.text();
      };
    }
  }
}
