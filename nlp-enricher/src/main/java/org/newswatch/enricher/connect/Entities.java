package org.newswatch.enricher.connect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Limits;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Revision.Labelled;

/**
 * The entities of articles: those that articles make ({@link Joining}) as people see them ({@link
 * Decisions}). Changes are kept with {@link #flush}; {@link #forget} drops those of an article that
 * failed.
 */
final class Entities {

  /**
   * Things of one article that are looked for among those known; the others stand for themselves.
   */
  static final int THINGS_MAX = 500;

  /** Other names told with each article, for searches. */
  static final int NAMES_MAX = 8;

  /** Nothing came out before the first newspapers did: such a time stands for none. */
  private static final Instant FIRST_NEWSPAPERS = Instant.parse("1600-01-01T00:00:00Z");

  private static final double SALIENCE_STEPS = 10_000;

  private final Bearers bearers;
  private final Joining joining;
  private final Recognition recognition;
  private final NameBook names = new NameBook();
  private final Below below;
  private final Set<String> news = new LinkedHashSet<>();
  private final Decisions decisions;

  Entities(Bearers bearers, Collection<EntityDecision> before) {
    this.bearers = bearers;
    this.joining = new Joining(bearers, names);
    this.recognition = new Recognition(bearers, names);
    this.decisions = Decisions.of(before);
    this.below = new Below(bearers);
    below.named(decisions.named());
    below.kept();
  }

  /** The article with mentions of known entities among the words that may be names. */
  AnnotatedArticle recognised(AnnotatedArticle annotated) {
    return recognition.in(annotated);
  }

  /**
   * One reference for each entity that the article names, by falling salience.
   *
   * @param first whether this is the article's first revision; a further one is no further article
   */
  List<EntityRef> of(AnnotatedArticle annotated, List<Thing> things, boolean first) {
    RawArticle article = annotated.article();
    Instant at = appeared(article);
    double total = things.stream().mapToDouble(Thing::weight).sum();
    List<Thing> looked = things.subList(0, Math.min(THINGS_MAX, things.size()));
    Map<String, Found> found = new LinkedHashMap<>();
    Map<Thing, Bearer> joined = joining.join(looked, article.id(), at, first);
    below.merged(bearers.merged());
    Company company = new Company();
    joined.values().forEach(company::add);
    Set<String> counted = new HashSet<>();
    joined.forEach(
        (thing, bearer) -> {
          if (bearer.isNews()) {
            news.add(bearer.id());
          }
          String id = seen(bearer, thing, company, at, first, counted);
          found.merge(id, Found.of(thing), Found::and);
        });
    for (Thing thing : things.subList(looked.size(), things.size())) {
      found.merge(
          EntityIds.apart(thing.type(), thing.name(), article.id()), Found.of(thing), Found::and);
    }
    List<EntityRef> refs = new ArrayList<>();
    found.forEach((id, one) -> refs.add(ref(id, one, total)));
    refs.sort(
        Comparator.comparingDouble(EntityRef::salience).reversed().thenComparing(EntityRef::id));
    return refs;
  }

  /** When an article came out, as far as that can be believed; else when it was fetched. */
  static Instant appeared(RawArticle article) {
    Instant published = article.publishedAt();
    return published == null
            || published.isAfter(article.fetchedAt())
            || published.isBefore(FIRST_NEWSPAPERS)
        ? article.fetchedAt()
        : published;
  }

  /** Whom people see in what the article names. */
  private String seen(
      Bearer bearer, Thing thing, Company company, Instant at, boolean first, Set<String> counted) {
    String alias = decisions.aliased(thing.name());
    if (alias != null && isOf(alias, thing.type())) {
      return root(alias).id();
    }
    String own = own(bearer, thing.name(), company);
    List<String> way = decisions.way(own, this::shown);
    String root = way.getLast();
    String other = decisions.splitOff(way, thing.name());
    if (other == null) {
      other = decisions.splitOff(oneWith(bearer.id(), root), thing.name());
    }
    return other == null ? root : splitOff(other, thing, at, first, counted);
  }

  private String splitOff(
      String other, Thing thing, Instant at, boolean first, Set<String> counted) {
    Bearer own = bearers.get(other);
    if (own == null) {
      own = Bearer.of(other, thing.type(), thing.name(), true, at);
    }
    if (counted.contains(other)) {
      own.alsoNamed(thing.name());
    } else if (first || own.articles() == 0) {
      own.namedIn(at, thing.name(), true);
      counted.add(other);
    }
    if (counted.contains(other)) {
      own.isA(thing.kind(), thing.mentions());
    }
    bearers.changed(own);
    if (own.isNews()) {
      news.add(other);
    }
    return root(other).id();
  }

  private boolean isOf(String id, MentionType type) {
    Bearer bearer = bearers.get(id);
    return bearer != null && bearer.type() == type;
  }

  /**
   * Whom a name means that joined this bearer: one who turned out to be this bearer, but of whom
   * people say another thing, if the name is one of theirs; where both are called so, the company
   * tells.
   */
  private String own(Bearer bearer, String name, Company company) {
    String root = root(bearer.id()).id();
    String folded = NameBook.folded(name);
    String own = bearer.id();
    double most = -1;
    for (String id : below.of(bearer.id())) {
      Bearer one = bearers.get(id);
      if (one != null && goesBy(folded, one) && !root(id).id().equals(root)) {
        double fit = company.fit(one);
        boolean both = NameBook.folded(bearer.label()).equals(folded);
        if (fit > most && (!both || fit > company.fitWithout(bearer, one))) {
          own = id;
          most = fit;
        }
      }
    }
    return own;
  }

  private static boolean goesBy(String folded, Bearer bearer) {
    return bearer.spellings().counts().keySet().stream()
        .anyMatch(name -> NameBook.folded(name).equals(folded));
  }

  /** Those who turned out to be this one, as people see it too. */
  private List<String> oneWith(String id, String root) {
    return below.of(id).stream().filter(other -> root(other).id().equals(root)).toList();
  }

  /** Whom an id stands for now, as people see it; null if that is not known any more. */
  @Nullable Labelled called(String id) {
    String root = root(id).id();
    Bearer bearer = bearers.get(root);
    String decided = label(root);
    if (bearer == null) {
      return decided == null ? null : new Labelled(root, decided);
    }
    return new Labelled(root, decided == null ? bearer.label() : decided);
  }

  private @Nullable String shown(String id) {
    Bearer bearer = bearers.get(id);
    return bearer == null ? null : bearer.mergedInto();
  }

  private Decisions.Root root(String id) {
    return decisions.root(id, this::shown);
  }

  private @Nullable String label(String id) {
    return decisions.label(id, oneWith(id, id));
  }

  private EntityRef ref(String id, Found found, double total) {
    Bearer bearer = bearers.get(id);
    String decided = label(id);
    String label = bearer == null ? found.thing().name() : bearer.label();
    return new EntityRef(
        id,
        found.thing().type(),
        decided == null ? label : decided,
        // Rounded down, so that they never sum to more than 1.
        Math.floor(found.weight() / total * SALIENCE_STEPS) / SALIENCE_STEPS,
        found.mentions(),
        found.thing().kind(),
        names(bearer, found.names(), NAMES_MAX));
  }

  /** Its names in this article first, then those that people gave it, then the usual ones. */
  private List<String> names(@Nullable Bearer bearer, Set<String> here, int most) {
    Set<String> names = new LinkedHashSet<>(here);
    if (bearer != null) {
      names.addAll(decisions.aliasesOf(bearer.id()));
      oneWith(bearer.id(), bearer.id()).forEach(id -> names.addAll(decisions.aliasesOf(id)));
      List<String> own = List.of(bearer.id());
      bearer.spellings().byCount().stream()
          .filter(name -> decisions.splitOff(own, name) == null)
          .forEach(names::add);
    }
    return names.stream().limit(most).toList();
  }

  /** Takes a decision: it holds from now on. */
  void decide(EntityDecision decision) {
    decisions.add(decision);
    Set<String> concerned = decisions.concerned(decision);
    below.named(concerned);
    for (String id : concerned) {
      if (decision instanceof EntityDecision.Split split && bearers.get(id) == null) {
        begin(id, split);
      }
      news.add(id);
      Bearer root = bearers.root(id);
      if (root != null) {
        news.add(root.id());
      }
    }
  }

  /** What a decision split off, before an article names it. */
  private void begin(String id, EntityDecision.Split split) {
    Bearer from = bearers.get(split.entity());
    if (from != null && !split.names().isEmpty()) {
      Bearer own = Bearer.of(id, from.type(), split.names().getFirst(), true, split.at());
      split.names().forEach(name -> own.spellings().add(name, 0));
      bearers.changed(own);
    }
  }

  int decisions() {
    return decisions.size();
  }

  /**
   * Keeps what changed, and gives what readers should be told of it.
   *
   * @param version the least that the version of each may be
   */
  List<Entity> flush(Instant now, long version) {
    List<Entity> told = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>(news);
    ids.addAll(bearers.merged());
    for (String id : ids) {
      Bearer bearer = bearers.get(id);
      if (bearer != null) {
        told.add(record(bearer, bearer.told(version)));
        bearers.changed(bearer);
      }
    }
    news.clear();
    below.kept();
    bearers.flush(now, this::keys, id -> below.names(id) || !below.of(id).isEmpty());
    return told;
  }

  private Set<String> keys(Bearer bearer) {
    Set<String> keys = new LinkedHashSet<>();
    for (String name : bearer.spellings().counts().keySet()) {
      keys.addAll(names.keys(bearer.type(), name));
    }
    return keys;
  }

  private Entity record(Bearer bearer, long version) {
    Decisions.Root root = root(bearer.id());
    String decided = label(bearer.id());
    return new Entity(
        bearer.id(),
        bearer.type(),
        decided == null ? bearer.label() : decided,
        names(bearer, Set.of(), Limits.SPELLINGS_MAX),
        root.by() == null ? null : root.id(),
        root.by(),
        bearer.firstSeen(),
        bearer.lastSeen(),
        bearer.articles(),
        bearer.company().byCount().stream().limit(Limits.COMPANY_MAX).toList(),
        bearer.kind(),
        version);
  }

  void forget() {
    news.clear();
    bearers.forget();
    below.forget();
  }

  private record Found(Thing thing, double weight, int mentions, Set<String> names) {

    static Found of(Thing thing) {
      return new Found(thing, thing.weight(), thing.mentions(), Set.of(thing.name()));
    }

    Found and(Found more) {
      Set<String> all = new LinkedHashSet<>(names);
      all.addAll(more.names);
      return new Found(thing, weight + more.weight, mentions + more.mentions, all);
    }
  }
}
