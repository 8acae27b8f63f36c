package org.newswatch.enricher.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.MentionType;

/**
 * Which known person a name in an article is. The rules, in order:
 *
 * <ol>
 *   <li>A full name joins the one bearer of the same name whom nothing contradicts (another
 *       patronymic or initial does). Where a part is spelled oddly, or the family name has several
 *       bearers, it must fit the company, unless too little is known of that.
 *   <li>Of several bearers it joins the one who clearly dominates in this company; if their names
 *       contradict each other not, they were one all along.
 *   <li>A full name that nobody bears is somebody new.
 *   <li>A lone surname joins the one bearer who clearly dominates and fits the company, else one
 *       who is known by the surname alone in that company; where several may be meant, it stands
 *       apart.
 *   <li>Who was known by the surname alone turns out to be a bearer of a full name when that one is
 *       seen in the same company, and no other is.
 * </ol>
 */
final class People {

  /** Company in common that tells something: one that is rarely named, or some often named. */
  static final double FITS = 0.3;

  /** Company in common that shows a surname's bearer to be that of a full name. */
  static final double SHOWS = 0.6;

  /** Company in common that does so also of somebody who is hardly known yet. */
  static final double LEAVES_NO_DOUBT = 2;

  /** So much more likely than any other is clearly. */
  static final double CLEARLY = 3;

  /** Bearers of full names from which on a family name tells little. */
  static final int CROWDED = 2;

  /** Articles by which somebody is known well enough to be meant by the surname alone. */
  static final int DOMINATES = 3;

  private static final Duration RECENT = Duration.ofDays(60);

  /** How much less likely somebody is meant who was not in the news of late. */
  private static final double LONG_AGO = 0.5;

  /** What somebody counts in no company known. */
  private static final double UNFIT = 0.05;

  private static final int TURN_OUT_MAX = 4;

  /**
   * Bearers of one full name that are told apart. A further one whom nobody can tell from these is
   * not looked up by later articles: among so many they would only find more whom they cannot.
   */
  private static final int NAMESAKES_MAX = 6;

  private final Bearers bearers;
  private final NameBook names;

  People(Bearers bearers, NameBook names) {
    this.bearers = bearers;
    this.names = names;
  }

  /** Who the name means, in this company; somebody new when none of those known. */
  Bearer find(String name, Company company, ArticleId article, Instant at) {
    List<String> keys = names.keys(MentionType.PERSON, name);
    List<Bearer> known = new ArrayList<>(candidates(keys));
    if (names.isFull(name)) {
      Bearer bearer = full(name, known, company, article, at);
      return turnOut(bearer, known, company);
    }
    return lone(name, known, company, article, at);
  }

  /** The only one known who bears this full name; null when nobody or several do. */
  @Nullable Bearer only(String name) {
    List<Bearer> same =
        which(
            candidates(names.keys(MentionType.PERSON, name)),
            bearer ->
                bearer.full() && names.isPerson(name, bearer) && names.isSurely(name, bearer));
    return same.size() == 1 ? same.getFirst() : null;
  }

  /** The only one known whose surname this is, well known and in this company; else null. */
  @Nullable Bearer dominating(String surname, Company company) {
    List<Bearer> full =
        which(
            candidates(names.keys(MentionType.PERSON, surname)),
            bearer -> bearer.full() && names.mayBe(surname, bearer));
    return full.size() == 1
            && full.getFirst().articles() >= DOMINATES
            && fits(full.getFirst(), company)
        ? full.getFirst()
        : null;
  }

  /**
   * Who bears one of the keys. A key that many bear, as usual given names are, tells little and is
   * passed over where another tells more.
   */
  private List<Bearer> candidates(List<String> keys) {
    Map<String, Bearer> found = new LinkedHashMap<>();
    boolean isTold = keys.stream().anyMatch(key -> !bearers.isCrowded(key));
    for (String key : keys) {
      if (isTold && bearers.isCrowded(key)) {
        continue;
      }
      for (Bearer bearer : bearers.of(key)) {
        found.putIfAbsent(bearer.id(), bearer);
      }
    }
    return new ArrayList<>(found.values());
  }

  private Bearer full(
      String name, List<Bearer> known, Company company, ArticleId article, Instant at) {
    List<Bearer> same =
        which(
            known,
            bearer ->
                bearer.full()
                    && names.isPerson(name, bearer)
                    && (names.isSurely(name, bearer) || fits(bearer, company)));
    if (same.size() == 1) {
      Bearer one = same.getFirst();
      return borne(
          name,
          isNamesake(name, one, known, company)
              ? create(
                  EntityIds.further(MentionType.PERSON, name, article, bearers), name, true, at)
              : one);
    }
    if (same.size() > 1) {
      return oneOf(same, name, company, article, at);
    }
    return borne(
        name, create(EntityIds.of(MentionType.PERSON, name, article, bearers), name, true, at));
  }

  /** Looked up by the name from now on. */
  private Bearer borne(String name, Bearer bearer) {
    for (String key : names.keys(MentionType.PERSON, name)) {
      bearers.bears(key, bearer);
    }
    return bearer;
  }

  /**
   * Whether another may bear the same name: it is in none of this one's company, though that of the
   * article tells something, no patronymic says that it is the same, and the family name is common.
   */
  private boolean isNamesake(String name, Bearer one, List<Bearer> known, Company company) {
    return company.total() >= FITS
        && !fits(one, company)
        && which(known, Bearer::full).size() >= CROWDED
        && one.spellings().counts().keySet().stream()
            .noneMatch(spelling -> names.sharePatronymic(name, spelling));
  }

  private Bearer oneOf(
      List<Bearer> same, String name, Company company, ArticleId article, Instant at) {
    Bearer best = clearly(same, company, at);
    List<Bearer> others = new ArrayList<>(same);
    Bearer first = best == null ? mostNamed(same) : best;
    others.remove(first);
    boolean one = true;
    for (Bearer other : others) {
      if (names.mayBeOne(first, other) && fit(first, other) >= SHOWS) {
        bearers.merge(other, first);
      } else {
        one = false;
      }
    }
    if (best != null || one) {
      return borne(name, first);
    }
    List<Bearer> written = which(same, bearer -> bearer.spellings().has(name));
    if (written.size() == 1 && fits(written.getFirst(), company)) {
      return borne(name, written.getFirst());
    }
    Bearer apart = apart(name, true, article, at);
    return same.size() < NAMESAKES_MAX ? borne(name, apart) : apart;
  }

  private Bearer lone(
      String name, List<Bearer> known, Company company, ArticleId article, Instant at) {
    List<Bearer> full = which(known, bearer -> bearer.full() && names.mayBe(name, bearer));
    Bearer best = clearly(full, company, at);
    if (best != null
        && company.fit(best) >= (best.articles() >= DOMINATES ? FITS : LEAVES_NO_DOUBT)) {
      return best;
    }
    List<Bearer> fitting = which(full, bearer -> fits(bearer, company));
    if (fitting.size() > 1) {
      return apart(name, false, article, at);
    }
    List<Bearer> surnames =
        which(
            known,
            bearer ->
                !bearer.full()
                    && names.mayBe(name, bearer)
                    && (fits(bearer, company) || (full.isEmpty() && company.total() < FITS)));
    Bearer surname = clearly(surnames, company, at);
    if (surname != null) {
      return surname;
    }
    return borne(
        name, create(EntityIds.of(MentionType.PERSON, name, article, bearers), name, false, at));
  }

  /**
   * Joins those known by the surname alone who turn out to be this one; of two, the one that more
   * articles named keeps its id.
   *
   * @return who it is then
   */
  private Bearer turnOut(Bearer full, List<Bearer> known, Company company) {
    List<Bearer> others = which(known, bearer -> bearer.full() && bearer != full);
    Bearer one = full;
    int turned = 0;
    for (Bearer surname : known) {
      if (surname.full() || turned == TURN_OUT_MAX) {
        continue;
      }
      double fit = Math.max(fit(surname, one), company.fit(surname));
      if (fit >= (one.articles() + 1 >= DOMINATES ? SHOWS : LEAVES_NO_DOUBT)
          && names.mayBeOne(surname, one)
          && others.stream()
              .noneMatch(
                  other -> names.mayBeOne(surname, other) && 2 * fit(surname, other) >= fit)) {
        boolean keeps = one.articles() >= surname.articles();
        bearers.merge(keeps ? surname : one, keeps ? one : surname);
        one = keeps ? one : surname;
        turned++;
      }
    }
    return one;
  }

  /** The one who is clearly more likely than any other to be meant; null when there is none. */
  private @Nullable Bearer clearly(List<Bearer> some, Company company, Instant at) {
    Bearer best = null;
    double most = 0;
    double second = 0;
    for (Bearer bearer : some) {
      double likely = likely(bearer, company, at);
      if (likely > most) {
        second = most;
        most = likely;
        best = bearer;
      } else {
        second = Math.max(second, likely);
      }
    }
    return most >= CLEARLY * second ? best : null;
  }

  private static double likely(Bearer bearer, Company company, Instant at) {
    double often = Math.log(2 + bearer.articles());
    boolean recent = Duration.between(bearer.lastSeen(), at).abs().compareTo(RECENT) <= 0;
    return often * (recent ? 1 : LONG_AGO) * (UNFIT + company.fit(bearer));
  }

  private static boolean fits(Bearer bearer, Company company) {
    return company.fit(bearer) >= FITS;
  }

  /** The company that two were both seen in. */
  private double fit(Bearer one, Bearer other) {
    double fit = 0;
    for (String id : one.company().counts().keySet()) {
      Bearer both = other.company().has(id) ? bearers.get(id) : null;
      if (both != null) {
        fit += Company.weight(both);
      }
    }
    return fit;
  }

  private static Bearer mostNamed(List<Bearer> some) {
    return some.stream()
        .max(Comparator.comparingInt(Bearer::articles).thenComparing(Bearer::id))
        .orElseThrow();
  }

  private static List<Bearer> which(List<Bearer> some, Predicate<Bearer> test) {
    List<Bearer> which = new ArrayList<>();
    for (Bearer one : some) {
      if (test.test(one)) {
        which.add(one);
      }
    }
    return which;
  }

  private Bearer create(String id, String name, boolean full, Instant at) {
    Bearer bearer = Bearer.of(id, MentionType.PERSON, name, full, at);
    bearers.changed(bearer);
    return bearer;
  }

  /** One whom no later article joins, for nobody can tell who it is. */
  private Bearer apart(String name, boolean full, ArticleId article, Instant at) {
    String id = EntityIds.apart(MentionType.PERSON, name, article);
    Bearer bearer = bearers.get(id);
    if (bearer == null) {
      bearer = create(id, name, full, at);
    }
    return bearer;
  }
}
