package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;

/** The names of an English document, from its labelled tokens. Thread-safe. */
final class EnglishMentions {

  private static final String LANGUAGE = "en";

  private final KnownPlaces known;
  private final UnaryOperator<String> nameKey;

  EnglishMentions(KnownPlaces known, UnaryOperator<String> nameKey) {
    this.known = known;
    this.nameKey = nameKey;
  }

  /**
   * The mentions of all fields, in the order of the fields and of their texts.
   *
   * @param authors who wrote the document, as far as it is known
   */
  List<Mention> of(List<Repeats.Read> fields, List<String> authors) {
    var bylines = new Cover();
    var found = new ArrayList<Found>();
    for (Repeats.Read read : fields) {
      Bylines.cover(bylines, read.field(), read.original(), LANGUAGE, authors);
      found.addAll(EnglishNames.find(read.field(), read.original(), read.sentences(), known));
    }
    found.removeIf(f -> isAuthor(f, bylines));
    List<Found> bodies = Definitions.withoutExplained(fields, found);
    Map<String, String> acronyms = Repeats.acronyms(fields, bodies);
    var complete = new ArrayList<>(Repeats.complete(fields, bodies, acronyms));
    complete.removeIf(f -> isAuthor(f, bylines));
    return new DocumentNames(nameKey, known).settle(complete, acronyms);
  }

  private static boolean isAuthor(Found found, Cover bylines) {
    return found.type() == MentionType.PERSON
        && bylines.touches(found.field(), found.start(), found.end());
  }
}
