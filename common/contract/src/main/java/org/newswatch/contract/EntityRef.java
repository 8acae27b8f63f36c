package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entity of one article.
 *
 * @param id the entity's id across articles
 * @param label what it is called on lists and dashboards, stable across articles
 * @param salience how much the article is about it, 0 to 1; those of one article sum to at most 1
 * @param mentions how often it is named in title and text, at least once
 * @param kind what more is known of it; null when nothing is
 * @param names the names that it goes by in this article (the heads of its mentions) and, the most
 *     usual first, in others; some only, and none in records of earlier builds
 */
public record EntityRef(
    String id,
    MentionType type,
    String label,
    double salience,
    int mentions,
    @Nullable MentionKind kind,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> names) {

  public EntityRef {
    Check.notBlank("entity.id", id);
    Check.present("entity.type", type);
    Check.notBlank("entity.label", label);
    if (!(salience >= 0 && salience <= 1)) {
      throw new IllegalArgumentException("salience must be from 0 to 1: " + salience);
    }
    if (mentions < 1) {
      throw new IllegalArgumentException("an entity is mentioned at least once: " + mentions);
    }
    names = Check.copy("names", Objects.requireNonNullElse(names, List.of()), Limits.SPELLINGS_MAX);
  }

  /** An entity of which no more is known than its type. */
  public EntityRef(String id, MentionType type, String label, double salience, int mentions) {
    this(id, type, label, salience, mentions, null, List.of());
  }

  /** The same entity under another label; the one before is one of its names. */
  public EntityRef labelled(String other) {
    if (other.equals(label)) {
      return this;
    }
    List<String> all =
        names().contains(label) || names().size() >= Limits.SPELLINGS_MAX
            ? names()
            : Stream.concat(names().stream(), Stream.of(label)).toList();
    return new EntityRef(id, type, other, salience, mentions, kind, all);
  }

  @Override
  public List<String> names() {
    return Objects.requireNonNullElse(names, List.of());
  }
}
