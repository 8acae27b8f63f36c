package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;

/** The names of an English document, from its labelled tokens. Thread-safe. */
final class EnglishMentions {

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
    var found = new ArrayList<Found>();
    for (Repeats.Read read : fields) {
      found.addAll(
          withoutAuthors(
              read,
              authors,
              EnglishNames.find(read.field(), read.original(), read.sentences(), known)));
    }
    List<Found> bodies = Definitions.withoutExplained(fields, found);
    Map<String, String> acronyms = Repeats.acronyms(fields, bodies);
    var complete = new ArrayList<Found>();
    List<Found> repeated = Repeats.complete(fields, bodies, acronyms);
    for (Repeats.Read read : fields) {
      complete.addAll(withoutAuthors(read, authors, of(read.field(), repeated)));
    }
    return new DocumentNames(nameKey, known).settle(complete, acronyms);
  }

  private static List<Found> of(Field field, List<Found> found) {
    return found.stream().filter(f -> f.field() == field).toList();
  }

  private static List<Found> withoutAuthors(
      Repeats.Read read, List<String> authors, List<Found> found) {
    return Bylines.without(read.original(), authors, found);
  }
}
