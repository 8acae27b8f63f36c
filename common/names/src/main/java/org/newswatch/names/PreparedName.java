package org.newswatch.names;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A name taken apart once, to be compared often. Immutable.
 *
 * <p>Any string can be prepared. Of a long one, its first {@value NameKeys#NAME_CHARS_MAX} UTF-16
 * units and first {@value #PARTS_MAX} words are read.
 */
public final class PreparedName {

  /** Words after this many are left out. */
  public static final int PARTS_MAX = 24;

  private final String text;
  private final NameKind kind;
  private final Parts parts;

  private PreparedName(String text, NameKind kind, Parts parts) {
    this.text = text;
    this.kind = kind;
    this.parts = parts;
  }

  /**
   * Prepares a name.
   *
   * @param name any string; a person's family name may be told by a comma after it or by capitals
   * @param kind what bears the name
   */
  public static PreparedName of(String name, NameKind kind) {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(kind, "kind must not be null");
    return new PreparedName(name, kind, Parts.of(name, kind));
  }

  /** The name as given. */
  public String text() {
    return text;
  }

  public NameKind kind() {
    return kind;
  }

  /** Its parts in order. */
  public List<NamePart> parts() {
    return IntStream.range(0, parts.forms().size())
        .mapToObj(
            at -> {
              PartForm form = parts.forms().get(at);
              String key = form.body().isEmpty() ? "" : NameKeys.PREFIX + form.body();
              return new NamePart(form.text(), parts.roles().get(at), key);
            })
        .toList();
  }

  /** The keys of its words, see {@link NameKeys#keys}. */
  public List<String> keys() {
    return NameKeys.keys(text);
  }

  /** The keys that it is looked up by, see {@link NameKeys#lookupKeys}. */
  public Set<String> lookupKeys() {
    return NameKeys.lookupKeys(text);
  }

  /** The role that says most about the name. */
  PartRole mainRole() {
    return kind == NameKind.PERSON ? PartRole.FAMILY : PartRole.WORD;
  }

  Parts prepared() {
    return parts;
  }

  @Override
  public String toString() {
    return kind + " " + text;
  }
}
