package org.newswatch.enricher.connect;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;

/**
 * What all decisions of people together say, whatever the order they were read in: they count in
 * the order of their times. It lies over what articles tell and never changes that, so that undoing
 * a decision leaves no trace, and the entities that articles make are the same with and without.
 */
final class Decisions {

  private static final Comparator<EntityDecision> ORDER =
      Comparator.comparing(EntityDecision::at).thenComparing(EntityDecision::id);

  /** Decisions that undo each other in a row and are followed to what they speak of. */
  private static final int UNDONE_IN_A_ROW_MAX = 100;

  private final Map<String, EntityDecision> all = new HashMap<>();
  private final Kin kin = new Kin(ORDER);
  private final Set<String> undone = new HashSet<>();
  private final Map<String, Merged> merged = new HashMap<>();
  private final Map<String, Integer> mergedInto = new HashMap<>();
  private final Set<String> alone = new HashSet<>();
  private final Map<String, EntityDecision.Label> labels = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, Set<String>> aliasesOf = new HashMap<>();
  private final Map<String, Map<String, String>> splits = new HashMap<>();
  private final Set<String> named = new LinkedHashSet<>();

  private record Merged(String into, String by) {}

  /**
   * What an entity is taken for.
   *
   * @param id what readers should take it for; its own id when it stands for itself
   * @param by the decision that says so, or {@link Entity#EVIDENCE}; null when it stands for itself
   */
  record Root(String id, @Nullable String by) {}

  private Decisions() {}

  static Decisions of(Collection<EntityDecision> all) {
    Decisions decisions = new Decisions();
    all.stream().sorted(ORDER).forEach(decisions::add);
    return decisions;
  }

  /** How many there are. */
  int size() {
    return all.size();
  }

  /**
   * A further decision, or one that comes again. One taken after all that it has to do with lies
   * over these; else they are taken anew, and no others.
   */
  void add(EntityDecision decision) {
    EntityDecision before = all.put(decision.id(), decision);
    if (decision.equals(before)) {
      return;
    }
    named.addAll(speaksOf(decision));
    List<EntityDecision> group = kin.add(decision, before);
    boolean liesOver =
        before == null
            && !(decision instanceof EntityDecision.Undo)
            && group.getLast() == decision
            && !undone.contains(decision.id());
    if (liesOver) {
      take(decision);
    } else {
      takeAnew(decision, group);
    }
  }

  private void takeAnew(EntityDecision decision, List<EntityDecision> group) {
    for (Kin.Node node : kin.of(decision)) {
      switch (node.kind()) {
        case DECISION -> undone.remove(node.name());
        case NAME -> aliases.remove(node.name());
        case ENTITY -> {
          unmerge(node.name());
          alone.remove(node.name());
          labels.remove(node.name());
          aliasesOf.remove(node.name());
          splits.remove(node.name());
        }
      }
    }
    // Later ones first, for what undoes may be undone itself.
    for (EntityDecision one : group.reversed()) {
      if (one instanceof EntityDecision.Undo undo && !undone.contains(undo.id())) {
        undone.add(undo.decision());
      }
    }
    for (EntityDecision one : group) {
      if (!undone.contains(one.id())) {
        take(one);
      }
    }
  }

  private void take(EntityDecision decision) {
    switch (decision) {
      case EntityDecision.Merge merge -> merge(merge);
      case EntityDecision.Split split -> split(split);
      case EntityDecision.Label label -> labels.put(label.entity(), label);
      case EntityDecision.Alias alias -> {
        String name = NameBook.folded(alias.name());
        aliases.put(name, alias.entity());
        aliasesOf.computeIfAbsent(alias.entity(), id -> new LinkedHashSet<>()).add(alias.name());
      }
      case EntityDecision.Undo undo -> {
        // Done before the others were taken.
      }
    }
  }

  private void merge(EntityDecision.Merge merge) {
    String from = decided(merge.entity());
    String into = decided(merge.into());
    if (!from.equals(into)) {
      unmerge(from);
      merged.put(from, new Merged(into, merge.id()));
      mergedInto.merge(into, 1, Integer::sum);
    }
  }

  private void unmerge(String entity) {
    Merged before = merged.remove(entity);
    if (before != null) {
      mergedInto.merge(before.into(), -1, (one, more) -> one + more == 0 ? null : one + more);
    }
  }

  private void split(EntityDecision.Split split) {
    if (split.names().isEmpty()) {
      alone.add(split.entity());
      unmerge(split.entity());
      return;
    }
    Map<String, String> names = splits.computeIfAbsent(split.entity(), id -> new LinkedHashMap<>());
    for (String name : split.names()) {
      names.put(NameBook.folded(name), split.otherId());
    }
  }

  private String decided(String id) {
    String root = id;
    Merged next = merged.get(root);
    while (next != null) {
      root = next.into();
      next = merged.get(root);
    }
    return root;
  }

  /**
   * What to take the entity for.
   *
   * @param evidence what articles showed an entity to be; null for nothing
   */
  Root root(String id, Function<String, @Nullable String> evidence) {
    return root(id, evidence, new LinkedHashSet<>());
  }

  /**
   * The entity, what it is taken for, and what lies between: in the order from one to the other.
   */
  List<String> way(String id, Function<String, @Nullable String> evidence) {
    Set<String> path = new LinkedHashSet<>();
    path.add(root(id, evidence, path).id());
    return List.copyOf(path);
  }

  private Root root(String id, Function<String, @Nullable String> evidence, Set<String> path) {
    String at = id;
    String by = null;
    while (path.add(at)) {
      Merged decided = merged.get(at);
      String shown = decided == null && !alone.contains(at) ? evidence.apply(at) : null;
      if (decided == null && shown == null) {
        return new Root(at, by);
      }
      if (by == null) {
        by = decided == null ? Entity.EVIDENCE : decided.by();
      }
      at = decided == null ? String.valueOf(shown) : decided.into();
    }
    // Articles say one thing and people the contrary: people are right.
    String root = heldByPeople(path, at);
    return new Root(root, root.equals(id) ? null : by);
  }

  private String heldByPeople(Set<String> path, String onCircle) {
    List<String> all = List.copyOf(path);
    List<String> circle = all.subList(all.indexOf(onCircle), all.size());
    return circle.stream().filter(mergedInto::containsKey).sorted().findFirst().orElse(onCircle);
  }

  /** Whom a decision says this name of this entity, or of one it was merged into, to mean. */
  @Nullable String splitOff(Collection<String> entities, String name) {
    if (splits.isEmpty()) {
      return null;
    }
    String folded = NameBook.folded(name);
    for (String entity : entities) {
      String other = splits.getOrDefault(entity, Map.of()).get(folded);
      if (other != null) {
        return other;
      }
    }
    return null;
  }

  /** Whose alias the name is; null if nobody's. */
  @Nullable String aliased(String name) {
    return aliases.isEmpty() ? null : aliases.get(NameBook.folded(name));
  }

  /** The names that decisions gave to the entity. */
  Set<String> aliasesOf(String id) {
    return aliasesOf.getOrDefault(id, Set.of());
  }

  /**
   * What a decision calls the entity; null if none does.
   *
   * @param others those that turned out to be this one: called so later counts before earlier
   */
  @Nullable String label(String id, Collection<String> others) {
    EntityDecision.Label last = labels.get(id);
    if (last == null) {
      for (String other : others) {
        EntityDecision.Label one = labels.get(other);
        last = one == null || (last != null && ORDER.compare(one, last) < 0) ? last : one;
      }
    }
    return last == null ? null : last.label();
  }

  /** The entities that decisions speak of, those that were undone too. */
  Set<String> named() {
    return Collections.unmodifiableSet(named);
  }

  /** The ids of the entities that the decision speaks of, or else the one that it undoes. */
  Set<String> concerned(EntityDecision decision) {
    EntityDecision at = decision;
    for (int i = 0; i < UNDONE_IN_A_ROW_MAX && at instanceof EntityDecision.Undo undo; i++) {
      EntityDecision next = all.get(undo.decision());
      if (next == null) {
        return Set.of();
      }
      at = next;
    }
    return speaksOf(at);
  }

  private static Set<String> speaksOf(EntityDecision decision) {
    Set<String> ids = new LinkedHashSet<>();
    switch (decision) {
      case EntityDecision.Merge merge -> {
        ids.add(merge.entity());
        ids.add(merge.into());
      }
      case EntityDecision.Split split -> {
        ids.add(split.entity());
        if (!split.names().isEmpty()) {
          ids.add(split.otherId());
        }
      }
      case EntityDecision.Label label -> ids.add(label.entity());
      case EntityDecision.Alias alias -> ids.add(alias.entity());
      case EntityDecision.Undo undo -> {
        // It speaks of none itself.
      }
    }
    return ids;
  }
}
