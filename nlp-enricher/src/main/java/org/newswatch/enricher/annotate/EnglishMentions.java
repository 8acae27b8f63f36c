package org.newswatch.enricher.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.newswatch.contract.Mention;

/** The names of an English document, from its labelled tokens. */
final class EnglishMentions {

  private EnglishMentions() {}

  /** The mentions of all fields, in the order of the fields and of their texts. */
  static List<Mention> of(List<Repeats.Read> fields, UnaryOperator<String> nameKey) {
    var found = new ArrayList<Found>();
    for (Repeats.Read read : fields) {
      found.addAll(EnglishNames.find(read.field(), read.original(), read.sentences()));
    }
    Map<String, String> acronyms = Repeats.acronyms(fields, found);
    List<Found> complete = Repeats.complete(fields, found, acronyms);
    return new DocumentNames(nameKey).settle(complete, acronyms);
  }
}
