package org.newswatch.enricher.connect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.EntityDecision;

/**
 * Which decisions have to do with each other: those that speak of one entity, of one name, or of
 * each other, and all that are so joined. What others say, says nothing of these.
 */
final class Kin {

  /** What decisions can have in common. */
  enum Kind {
    ENTITY,
    NAME,
    DECISION
  }

  /**
   * One such thing.
   *
   * @param name of names, as {@link NameBook#folded} gives it
   */
  record Node(Kind kind, String name) {}

  private static final class Group {
    private List<Node> nodes = new ArrayList<>(0);
    private List<EntityDecision> decisions = new ArrayList<>(0);
  }

  private final Comparator<EntityDecision> order;
  private final Map<Node, Group> groups = new HashMap<>();

  /** The order in which decisions that have to do with each other are given. */
  Kin(Comparator<EntityDecision> order) {
    this.order = order;
  }

  /**
   * Adds a decision, and gives all that have to do with it, itself included, in order.
   *
   * @param before what it was when it came before; null if it did not
   */
  List<EntityDecision> add(EntityDecision decision, @Nullable EntityDecision before) {
    Group group = new Group();
    for (Node node : nodes(decision)) {
      Group other = groups.get(node);
      if (other == null) {
        group.nodes.add(node);
        groups.put(node, group);
      } else if (other != group) {
        group = joined(group, other);
      }
    }
    if (before != null) {
      group.decisions.remove(before);
    }
    insert(decision, group.decisions);
    return Collections.unmodifiableList(group.decisions);
  }

  /** All that decisions that have to do with this one speak of. */
  List<Node> of(EntityDecision decision) {
    Group group = groups.get(new Node(Kind.DECISION, decision.id()));
    return group == null ? List.of() : Collections.unmodifiableList(group.nodes);
  }

  private Group joined(Group one, Group other) {
    Group large = one.nodes.size() < other.nodes.size() ? other : one;
    Group small = large == one ? other : one;
    large.nodes.addAll(small.nodes);
    small.nodes.forEach(node -> groups.put(node, large));
    small.decisions.forEach(decision -> insert(decision, large.decisions));
    return large;
  }

  private void insert(EntityDecision decision, List<EntityDecision> decisions) {
    int at = Collections.binarySearch(decisions, decision, order);
    decisions.add(at < 0 ? -at - 1 : at, decision);
  }

  private static List<Node> nodes(EntityDecision decision) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node(Kind.DECISION, decision.id()));
    switch (decision) {
      case EntityDecision.Merge merge -> {
        nodes.add(new Node(Kind.ENTITY, merge.entity()));
        nodes.add(new Node(Kind.ENTITY, merge.into()));
      }
      case EntityDecision.Split split -> nodes.add(new Node(Kind.ENTITY, split.entity()));
      case EntityDecision.Label label -> nodes.add(new Node(Kind.ENTITY, label.entity()));
      case EntityDecision.Alias alias -> {
        nodes.add(new Node(Kind.ENTITY, alias.entity()));
        nodes.add(new Node(Kind.NAME, NameBook.folded(alias.name())));
      }
      case EntityDecision.Undo undo -> nodes.add(new Node(Kind.DECISION, undo.decision()));
    }
    return nodes;
  }
}
