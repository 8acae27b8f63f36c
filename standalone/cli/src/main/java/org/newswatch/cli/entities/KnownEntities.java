package org.newswatch.cli.entities;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Entity;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;

/** All entities, to be found by id or name. */
public final class KnownEntities {

  /** Characters of an id that are enough when no other begins so. */
  private static final int PREFIX_MIN = 6;

  private static final Comparator<Entity> MOST_NAMED_FIRST =
      Comparator.comparingLong(Entity::articles).reversed().thenComparing(Entity::id);

  private final Map<String, Entity> byId;

  /**
   * The entities as readers were told of them.
   *
   * @param byId each by its id
   */
  public KnownEntities(Map<String, Entity> byId) {
    this.byId = Map.copyOf(byId);
  }

  /**
   * Those that somebody may mean: the one with this id or the beginning of it; else those that go
   * by this name as it is written; else those that a spelling of it is looked up by.
   */
  public List<Entity> meant(String nameOrId) {
    Entity exact = byId.get(nameOrId);
    if (exact != null) {
      return List.of(exact);
    }
    if (nameOrId.length() >= PREFIX_MIN) {
      List<Entity> begun = which(entity -> entity.id().startsWith(nameOrId));
      if (!begun.isEmpty()) {
        return begun;
      }
    }
    String folded = folded(nameOrId);
    List<Entity> written =
        which(entity -> names(entity).anyMatch(name -> folded(name).equals(folded)));
    if (!written.isEmpty()) {
      return withoutMerged(written);
    }
    Set<String> keys = new LinkedHashSet<>(NameKeys.keys(nameOrId));
    return keys.isEmpty()
        ? List.of()
        : withoutMerged(
            which(entity -> names(entity).anyMatch(name -> NameKeys.keys(name).containsAll(keys))));
  }

  /** Who was merged into one of the others is meant by its name no more, only by its id. */
  private static List<Entity> withoutMerged(List<Entity> found) {
    Set<String> ids = found.stream().map(Entity::id).collect(Collectors.toSet());
    return found.stream()
        .filter(entity -> entity.mergedInto() == null || !ids.contains(entity.mergedInto()))
        .toList();
  }

  /**
   * All that are not merged into others, the most named first.
   *
   * @param type only these; null for all
   */
  public List<Entity> standing(@Nullable MentionType type) {
    return which(entity -> entity.mergedInto() == null && (type == null || entity.type() == type));
  }

  /** Those that were merged into this one. */
  public List<Entity> mergedInto(Entity into) {
    return which(entity -> into.id().equals(entity.mergedInto()));
  }

  /** What an id is called; the id itself when nothing is known of it. */
  public String label(String id) {
    Entity entity = byId.get(id);
    return entity == null ? id : entity.label();
  }

  private List<Entity> which(Predicate<Entity> test) {
    return byId.values().stream().filter(test).sorted(MOST_NAMED_FIRST).toList();
  }

  private static Stream<String> names(Entity entity) {
    return Stream.concat(Stream.of(entity.label()), entity.spellings().stream());
  }

  private static String folded(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
