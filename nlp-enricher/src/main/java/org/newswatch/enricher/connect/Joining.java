package org.newswatch.enricher.connect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.MentionType;

/**
 * Which known entity each thing of an article is. What is named by key alone (places, peoples) and
 * organisations come first, then people with their full names, then lone surnames, each with the
 * company of those before: so a surname finds its bearer by who else is there.
 */
final class Joining {

  private static final int LAST_TURN = 4;

  private final Bearers bearers;
  private final NameBook names;
  private final People people;

  Joining(Bearers bearers, NameBook names) {
    this.bearers = bearers;
    this.names = names;
    this.people = new People(bearers, names);
  }

  /**
   * The entity of each thing, in the order given; all of them know the article now.
   *
   * @param at when the article appeared
   * @param first whether it is the article's first revision
   */
  Map<Thing, Bearer> join(List<Thing> things, ArticleId article, Instant at, boolean first) {
    Map<Thing, Bearer> joined = new LinkedHashMap<>();
    Company company = new Company();
    for (Thing thing : inTurn(things)) {
      Bearer bearer =
          thing.type() == MentionType.PERSON
              ? people.find(thing.name(), company, article, at)
              : named(thing, article, at);
      joined.put(thing, bearer);
      company.add(bearer);
    }
    // Later names may have shown that those of earlier ones are one.
    joined.replaceAll((thing, bearer) -> root(bearer));
    remember(joined, company, at, first);
    Map<Thing, Bearer> asGiven = new LinkedHashMap<>();
    for (Thing thing : things) {
      Bearer bearer = joined.get(thing);
      if (bearer != null) {
        asGiven.put(thing, bearer);
      }
    }
    return asGiven;
  }

  private Bearer root(Bearer bearer) {
    Bearer root = bearers.root(bearer.id());
    return root == null ? bearer : root;
  }

  private List<Thing> inTurn(List<Thing> things) {
    int[] turns = things.stream().mapToInt(this::turn).toArray();
    List<Thing> order = new ArrayList<>(turns.length);
    for (int turn = 0; turn <= LAST_TURN; turn++) {
      for (int i = 0; i < turns.length; i++) {
        if (turns[i] == turn) {
          order.add(things.get(i));
        }
      }
    }
    return order;
  }

  private int turn(Thing thing) {
    return switch (thing.type()) {
      case ORGANIZATION -> 0;
      case LOCATION -> 1;
      case MISC -> 2;
      case PERSON -> names.isFull(thing.name()) ? 3 : LAST_TURN;
    };
  }

  /** What its key alone names, and for organisations a name that is the same. */
  private Bearer named(Thing thing, ArticleId article, Instant at) {
    for (String key : names.keys(thing.type(), thing.name())) {
      for (Bearer bearer : bearers.of(key)) {
        if (thing.type() != MentionType.ORGANIZATION || names.isName(thing.name(), bearer)) {
          return bearer;
        }
      }
    }
    Bearer bearer =
        Bearer.of(
            EntityIds.of(thing.type(), thing.name(), article, bearers),
            thing.type(),
            thing.name(),
            true,
            at);
    for (String key : names.keys(thing.type(), thing.name())) {
      bearers.bears(key, bearer);
    }
    bearers.changed(bearer);
    return bearer;
  }

  private void remember(Map<Thing, Bearer> joined, Company company, Instant at, boolean first) {
    Map<String, Bearer> named = new LinkedHashMap<>();
    joined.forEach(
        (thing, bearer) -> {
          boolean full = thing.type() != MentionType.PERSON || names.isFull(thing.name());
          if (!first && bearer.articles() > 0) {
            return;
          }
          if (named.putIfAbsent(bearer.id(), bearer) == null) {
            bearer.namedIn(at, thing.name(), full);
          } else {
            bearer.alsoNamed(thing.name());
          }
          bearer.isA(thing.kind(), thing.mentions());
          bearers.changed(bearer);
        });
    Set<String> others = new LinkedHashSet<>();
    for (String id : company.ids()) {
      Bearer root = bearers.root(id);
      others.add(root == null ? id : root.id());
    }
    for (Bearer bearer : named.values()) {
      if (Company.tells(bearer.type())) {
        bearer.seenBeside(others);
      }
    }
  }
}
