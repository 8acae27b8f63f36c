package org.newswatch.analyst.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionType;

/**
 * How a list is to be read; what is null is found out.
 *
 * @param encoding the name of a character set
 * @param delimiter what parts columns: a comma, a semicolon, a tab or a pipe; empty when each line
 *     is one column
 * @param header whether the first line says what the columns are called
 * @param kind what the lines are
 * @param columns what each column is, in order; those beyond are {@link Role#OTHER}
 * @param type what bears the names of lines that do not say; null for anything
 * @param language of the articles, for lines that do not say; null for all
 * @param threshold from which score on a name is taken for one of a line's, 0 to 1; {@link
 *     NameLines#THRESHOLD} when null
 */
public record ListOptions(
    @Nullable String encoding,
    @Nullable String delimiter,
    @Nullable Boolean header,
    @Nullable Kind kind,
    @Nullable List<Role> columns,
    @Nullable MentionType type,
    @Nullable String language,
    @Nullable Double threshold) {

  /** Finds out everything. */
  public static final ListOptions NONE =
      new ListOptions(null, null, null, null, null, null, null, null);

  public ListOptions {
    columns = columns == null ? null : List.copyOf(columns);
  }

  /** What the lines of a list are. */
  public enum Kind {
    NAMES,
    QUERIES
  }

  /** What a column is. */
  public enum Role {
    /** What the list itself calls the line. */
    ID,
    NAME,
    /** A person's given names, which stand before the family name in {@link #FAMILY_NAME}. */
    GIVEN_NAME,
    FAMILY_NAME,
    /** Other names of the same, parted by semicolons, pipes or line breaks. */
    ALIASES,
    /** What bears the name: person, organisation, place. */
    TYPE,
    /** Of the articles. */
    LANGUAGE,
    QUERY,
    /** Comes back as it is. */
    OTHER
  }

  /** The same for lines of this kind. */
  public ListOptions of(Kind lines) {
    return new ListOptions(encoding, delimiter, header, lines, columns, type, language, threshold);
  }

  double scoreFrom() {
    return threshold == null ? NameLines.THRESHOLD : threshold;
  }
}
