package org.newswatch.enricher.annotate.gazetteer;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Field;
import org.newswatch.enricher.annotate.gazetteer.SpanFinder.Match;
import org.newswatch.names.DeclinedForms;
import org.newswatch.names.DeclinedForms.Role;
import org.newswatch.names.Reading;

/** Names of bodies: in quotation marks, acronyms, and those that begin with Ministry or Bank. */
final class BodyPatterns {

  private static final int QUOTED_CHARS_MAX = 60;
  private static final int QUOTED_WORDS_MAX = 6;

  /** Words before a quotation mark among which one says what the quoted name is. */
  private static final int WORDS_BEFORE_QUOTE = 2;

  private static final int HEADED_WORDS_MAX = 8;

  private static final String OPENING = "\u00ab\u201c\u201e\"";
  private static final String CLOSING = "\u00bb\u201d\u201c\"";

  /** Small words inside Polish names of bodies. */
  private static final List<String> LINKS =
      List.of("i", "oraz", "w", "na", "do", "ds", "dla", "im");

  private final Tables tables;

  BodyPatterns(Tables tables) {
    this.tables = tables;
  }

  static boolean isOpeningQuote(String text, int at) {
    return OPENING.indexOf(text.charAt(at)) >= 0;
  }

  static boolean isClosingQuote(String text, int at) {
    return at < text.length() && CLOSING.indexOf(text.charAt(at)) >= 0;
  }

  /** A name in quotation marks that the words before call a company, a newspaper, a party. */
  @Nullable Match quoted(Field field, String text, List<Token> tokens, int at) {
    int start = tokens.get(at).start();
    if (start == 0 || !isOpeningQuote(text, start - 1)) {
      return null;
    }
    int end = at;
    int closing = -1;
    while (closing < 0 && end < tokens.size() && end - at < QUOTED_WORDS_MAX) {
      int after = tokens.get(end).end();
      if (after - start > QUOTED_CHARS_MAX) {
        return null;
      }
      closing = isClosingQuote(text, after) ? after : -1;
      end++;
    }
    if (closing < 0 || !saysBody(tokens, at)) {
      return null;
    }
    String name = text.substring(start, closing).replaceAll("\\s+", " ");
    return SpanFinder.body(field, start, closing, name, end - at);
  }

  private boolean saysBody(List<Token> tokens, int at) {
    for (int before = at - 1; before >= Math.max(0, at - WORDS_BEFORE_QUOTE); before--) {
      if (tables.isGeneric(tokens.get(before)) || tables.head(tokens.get(before)) != null) {
        return true;
      }
      if (tokens.get(before + 1).opens() && before + 1 != at) {
        return false;
      }
    }
    return false;
  }

  /** A known acronym. */
  @Nullable Match acronym(Field field, List<Token> tokens, int at) {
    Token token = tokens.get(at);
    return tables.isAcronym(token.text())
        ? SpanFinder.body(field, token.start(), token.end(), token.text(), 1)
        : null;
  }

  /** A ministry, a university: the noun and the words that belong to it. */
  @Nullable Match headed(Field field, String text, List<Token> tokens, int at) {
    Token first = tokens.get(at);
    String head = tables.head(first);
    if (head == null) {
      return null;
    }
    int end = at + 1;
    while (end < tokens.size() && end - at < HEADED_WORDS_MAX && belongs(tokens, end)) {
      end++;
    }
    while (end > at + 1 && LINKS.contains(tokens.get(end - 1).folded())) {
      end--;
    }
    if (end == at + 1) {
      return null;
    }
    int stop = tokens.get(end - 1).end();
    var base = new StringBuilder(head);
    String rest = text.substring(first.end(), stop).replaceAll("\\s+", " ");
    Token second = tokens.get(at + 1);
    String adjective = adjective(first, head, second);
    if (adjective.isEmpty()) {
      base.append(rest);
    } else {
      base.append(' ').append(adjective).append(rest.substring(1 + second.text().length()));
    }
    return SpanFinder.body(field, first.start(), stop, base.toString(), end - at);
  }

  private boolean belongs(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (!token.adjoins()) {
      return false;
    }
    if (!tables.language().equals("pl")) {
      return tables.isComplement(token);
    }
    boolean linked =
        LINKS.contains(token.folded())
            && at + 1 < tokens.size()
            && tokens.get(at + 1).capital()
            && tables.phrase(tokens, at + 1) == null;
    return linked || (token.capital() && !token.opens() && tables.phrase(tokens, at) == null);
  }

  /** Uniwersytetu Gdańskiego: the adjective is declined with its noun; else nothing. */
  private String adjective(Token head, String headBase, Token word) {
    if (head.folded().equals(headBase.toLowerCase(Locale.ROOT)) || !word.capital()) {
      return "";
    }
    List<Reading> nouns =
        DeclinedForms.readings(head.text(), Role.NOUN, tables.language()).stream()
            .filter(r -> r.base().equals(headBase))
            .toList();
    String ending = headBase.endsWith("a") ? "a" : headBase.endsWith("o") ? "e" : "iy";
    for (Reading name :
        DeclinedForms.together(
            List.of(nouns, DeclinedForms.readings(word.text(), Role.NOUN, tables.language())))) {
      String adjective = name.base().substring(name.base().indexOf(' ') + 1);
      boolean declined = !adjective.equals(word.text());
      if (declined
          && adjective.length() < word.text().length()
          && word.text().matches(".*(iego|ego|iemu|emu|iej|nej|wej|im|ym)")
          && ending.indexOf(adjective.charAt(adjective.length() - 1)) >= 0) {
        return adjective;
      }
    }
    return "";
  }
}
