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
  private final List<PartForm> forms;
  private final List<PartRole> roles;

  private PreparedName(String text, NameKind kind, List<PartForm> forms, List<PartRole> roles) {
    this.text = text;
    this.kind = kind;
    this.forms = forms;
    this.roles = roles;
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
    Parts parts = Parts.of(name, kind);
    return new PreparedName(name, kind, parts.forms(), parts.roles());
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
    return IntStream.range(0, forms.size())
        .mapToObj(
            at -> {
              PartForm form = forms.get(at);
              String key = form.body().isEmpty() ? "" : NameKeys.PREFIX + form.body();
              return new NamePart(form.text(), roles.get(at), key);
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

  List<PartForm> forms() {
    return forms;
  }

  List<PartRole> roles() {
    return roles;
  }

  @Override
  public String toString() {
    return kind + " " + text;
  }
}
