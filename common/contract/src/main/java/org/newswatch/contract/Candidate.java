package org.newswatch.contract;

/**
 * Words of an article that may be a name, in a language that no model reads: whoever knows the
 * names of other articles can tell.
 *
 * @param surface the characters as they stand there
 * @param start first UTF-16 unit in the field, counted from 0
 * @param end one past the last
 * @param head the surface brought back to its likeliest base form: {@code Вясна} for {@code Вясны}
 */
public record Candidate(Field field, String surface, int start, int end, String head) {

  public Candidate {
    Check.present("field", field);
    Check.notBlank("surface", surface);
    Check.notBlank("head", head);
    Check.range("candidate", start, end);
  }
}
