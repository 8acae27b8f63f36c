package org.newswatch.names;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The legal forms of companies and how far they exclude each other. */
final class LegalForms {

  private static final String RESOURCE = "legal-forms.txt";

  /** No form has more words. */
  static final int WORDS_MAX = 6;

  private static final Map<String, Form> TABLE = read();
  private static final Set<String> FIRST_WORDS = firstWords();

  private LegalForms() {}

  /** What the law makes of a company. */
  enum Form {
    LIMITED,
    STOCK,
    PARTNER,
    NONPROFIT,
    STATE,
    /** Says little: Company, Corporation, Group. */
    ANY;

    /** Whether no company has both. */
    boolean excludes(Form other) {
      return this != other && this != ANY && other != ANY;
    }
  }

  /** Whether a form may begin with this word, in folded letters. */
  static boolean mayBeginWith(String letters) {
    return FIRST_WORDS.contains(letters);
  }

  /** The form of these words, which one space separates; null if they are none. */
  static @Nullable Form of(String words) {
    return TABLE.get(words);
  }

  private static Map<String, Form> read() {
    Map<String, Form> table = new HashMap<>();
    for (String line : Resources.lines(RESOURCE)) {
      String[] classAndPhrases = line.split(" +", 2);
      Form form =
          switch (classAndPhrases[0]) {
            case "limited" -> Form.LIMITED;
            case "stock" -> Form.STOCK;
            case "partner" -> Form.PARTNER;
            case "nonprofit" -> Form.NONPROFIT;
            case "state" -> Form.STATE;
            case "any" -> Form.ANY;
            default ->
                throw new IllegalStateException("unknown class in " + RESOURCE + ": " + line);
          };
      for (String phrase : List.of(classAndPhrases[1].split(" *\\| *", -1))) {
        table.putIfAbsent(phrase, form);
      }
    }
    return Map.copyOf(table);
  }

  private static Set<String> firstWords() {
    Set<String> first = new HashSet<>();
    TABLE.keySet().forEach(phrase -> first.add(phrase.split(" ", 2)[0]));
    return Set.copyOf(first);
  }
}
