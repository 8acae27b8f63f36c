package org.newswatch.enricher.annotate.gazetteer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.names.Reading;

/** What the walk over the tokens takes note of, in the order of the text. */
sealed interface Span {

  Field field();

  int start();

  int end();

  /** A name whose base form is known. */
  record Thing(
      Field field, int start, int end, MentionType type, @Nullable MentionKind kind, String base)
      implements Span {}

  /**
   * A person.
   *
   * @param surface as it stands there, blanks made even
   * @param shape which parts the readings have, in this order
   * @param readings of the whole name; empty where names are not declined
   * @param initial the first initial, folded, of one that has no given name
   */
  record Person(
      Field field,
      int start,
      int end,
      String surface,
      Shape shape,
      List<Reading> readings,
      @Nullable String initial)
      implements Span {}

  /** A capitalised word, or several, that may be a name: the document as a whole decides. */
  record Open(Field field, int start, int end, List<Token> tokens, boolean opens, boolean quoted)
      implements Span {}

  /** The parts of a person's name, in the order of the readings' words. */
  enum Shape {
    /** Given names and a family name, maybe more between. */
    FULL,
    /** A given name and a patronymic. */
    PATRONYMIC,
    /** The family name alone, or with initials. */
    FAMILY
  }
}
