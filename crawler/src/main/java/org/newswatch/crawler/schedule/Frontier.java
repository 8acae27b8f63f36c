package org.newswatch.crawler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.url.Urls;

/**
 * Every known address and when it is due. Thread-safe; the time is an argument, so the same calls
 * always give the same answers.
 */
public final class Frontier {

  /** Article addresses known at the same time; the oldest is forgotten for a new one. */
  static final int ARTICLES_MAX = 200_000;

  /** Addresses of one domain that wait; more are taken when its feeds are read again. */
  static final int WAITING_PER_DOMAIN_MAX = 5_000;

  /** After so many, a feed's changes of an article no longer ask for a look. */
  private static final int FALSE_ALARMS_MAX = 3;

  private record Entry(Instant due, int rank, UrlState state) {}

  /** What is new is worth more than what may have changed: feeds, then new pages, then others. */
  private static final Comparator<Entry> BY_DUE =
      Comparator.comparingInt(Entry::rank).thenComparing(Entry::due);

  private static int rank(UrlState state) {
    return state.kind == Kind.FEED ? 0 : state.isNew ? 1 : 2;
  }

  private final Pace pace;
  private final Map<String, UrlState> feeds = new HashMap<>();
  private final LinkedHashMap<String, UrlState> articles = new LinkedHashMap<>();
  private final Map<String, Domain> domains = new LinkedHashMap<>();

  private static final class Domain {
    /** Waiting for their time, the earliest first. */
    private final PriorityQueue<Entry> later =
        new PriorityQueue<>(Comparator.comparing(Entry::due));

    /** Due now. */
    private final PriorityQueue<Entry> ready = new PriorityQueue<>(BY_DUE);

    /** Article addresses that were never looked at. */
    private int unseen;

    private boolean busy;
    private Instant notBefore = Instant.MIN;

    boolean isIdle(Instant now) {
      return !busy && later.isEmpty() && ready.isEmpty() && !notBefore.isAfter(now);
    }
  }

  public Frontier(Pace pace) {
    this.pace = pace;
  }

  /** Adds a feed, due at once unless it is known. */
  public synchronized void addFeed(String sourceId, String url, Instant now) {
    if (!feeds.containsKey(url)) {
      UrlState state = new UrlState(url, Urls.domainOf(url), sourceId, Kind.FEED);
      feeds.put(url, state);
      schedule(state, now);
    }
  }

  /** Adds an article page that the operator named, due at once unless it is known. */
  public synchronized void addArticle(String sourceId, String url, Instant now) {
    if (!articles.containsKey(url)) {
      schedule(newArticle(sourceId, url), now);
    }
  }

  /**
   * Takes what a feed says now: new articles are due at once, known ones when what the feed says of
   * them has changed.
   *
   * @return how many were not taken because their domain has enough to do
   */
  public synchronized int offer(String sourceId, List<FeedItem> items, Instant now) {
    int refused = 0;
    for (FeedItem item : items) {
      UrlState state = articles.get(item.url());
      if (state == null) {
        if (waiting(Urls.domainOf(item.url())) >= WAITING_PER_DOMAIN_MAX) {
          refused++;
        } else {
          UrlState added = newArticle(sourceId, item.url());
          added.item = item;
          schedule(added, now);
        }
      } else if (state.sourceId.equals(sourceId)) {
        update(state, item, now);
      }
    }
    return refused;
  }

  private void update(UrlState state, FeedItem item, Instant now) {
    String known = state.item == null ? state.itemHash : state.item.hash();
    state.item = item;
    boolean changed = known != null && !known.equals(item.hash());
    if (changed && state.falseAlarms < FALSE_ALARMS_MAX) {
      state.forced = true;
      // One that is being fetched may have been read before the change: look once more.
      if (!state.inFlight) {
        schedule(state, now);
      }
    }
  }

  /**
   * Hands out what is due, at most one order a domain; each must be {@link #settle}d or {@link
   * #release}d.
   */
  public synchronized List<Order> take(Instant now, int max) {
    List<Order> orders = new ArrayList<>();
    Iterator<Domain> all = domains.values().iterator();
    while (all.hasNext() && orders.size() < max) {
      Domain domain = all.next();
      if (domain.isIdle(now)) {
        // Hostile feeds name domains without end; one that is left with nothing is forgotten.
        all.remove();
      } else if (!domain.busy && !domain.notBefore.isAfter(now)) {
        next(domain, now).ifPresent(state -> orders.add(handOut(domain, state)));
      }
    }
    // Round robin: the domains that were served come last next time.
    for (Order order : orders) {
      Domain served = domains.remove(order.domain());
      if (served != null) {
        domains.put(order.domain(), served);
      }
    }
    return orders;
  }

  private static Order handOut(Domain domain, UrlState state) {
    domain.busy = true;
    Order order = state.order();
    state.inFlight = true;
    state.forced = false;
    state.due = null;
    return order;
  }

  private static Optional<UrlState> next(Domain domain, Instant now) {
    Entry soonest = domain.later.peek();
    while (soonest != null && !soonest.due().isAfter(now)) {
      domain.ready.add(domain.later.remove());
      soonest = domain.later.peek();
    }
    Entry entry = domain.ready.poll();
    while (entry != null) {
      // An entry whose address was put off or forgotten since is stale.
      if (entry.due().equals(entry.state().due) && !entry.state().inFlight) {
        return Optional.of(entry.state());
      }
      entry = domain.ready.poll();
    }
    return Optional.empty();
  }

  /** When the next order may be due; empty when nothing is. Settling may make it earlier. */
  public synchronized Optional<Instant> nextDue() {
    Instant soonest = null;
    for (Domain domain : domains.values()) {
      if (domain.busy) {
        continue;
      }
      Entry waiting = domain.ready.isEmpty() ? domain.later.peek() : domain.ready.peek();
      if (waiting != null) {
        Instant due = waiting.due().isBefore(domain.notBefore) ? domain.notBefore : waiting.due();
        soonest = soonest == null || due.isBefore(soonest) ? due : soonest;
      }
    }
    return Optional.ofNullable(soonest);
  }

  /**
   * Folds the result of an order of {@link #take} and frees its domain.
   *
   * @param pause what the server asked for; null when it asked for none
   */
  public synchronized void settle(FetchResult result, @Nullable Duration pause) {
    fold(result, true);
    Domain domain = free(result.url());
    if (pause != null) {
      domain.notBefore = result.at().plus(pause);
    }
  }

  /** Takes an order back whose result could not be kept: it is due again at {@code again}. */
  public synchronized void release(Order order, Instant again) {
    free(order.url());
    UrlState state = known(order.kind(), order.url());
    if (state != null) {
      state.inFlight = false;
      state.forced = true;
      schedule(state, again);
    }
  }

  /**
   * Folds a result of the past, of this crawler or of one before it. Feeds are asked anew after a
   * restart, so that nothing they named is missed; results of sources no longer there count too.
   */
  public synchronized void replay(FetchResult result) {
    fold(result, false);
  }

  /** How many article addresses are known. */
  public synchronized int size() {
    return articles.size();
  }

  /** How many domains are kept account of. */
  synchronized int domains() {
    return domains.size();
  }

  private Domain free(String url) {
    Domain domain = domain(Urls.domainOf(url));
    domain.busy = false;
    return domain;
  }

  private void fold(FetchResult result, boolean live) {
    UrlState state = known(result.kind(), result.url());
    if (state == null) {
      if (result.kind() == Kind.FEED) {
        // A source that was taken out of the settings, or one that will be added in a moment.
        return;
      }
      state = newArticle(result.sourceId(), result.url());
    }
    state.inFlight = false;
    seen(state);
    if (result.kind() == Kind.FEED) {
      foldFeed(state, result, live);
    } else {
      foldArticle(state, result, live);
    }
  }

  private void foldFeed(UrlState state, FetchResult result, boolean live) {
    boolean well = result.outcome() == Outcome.OK || result.outcome() == Outcome.UNCHANGED;
    state.failures = well ? 0 : state.failures + 1;
    if (live && result.outcome() == Outcome.OK) {
      remember(state, result);
    }
    if (live) {
      schedule(state, result.at().plus(pace.feedAfter(state.failures)));
    }
  }

  private void foldArticle(UrlState state, FetchResult result, boolean live) {
    Instant at = result.at();
    switch (result.outcome()) {
      case OK -> {
        state.failures = 0;
        state.falseAlarms = 0;
        remember(state, result);
        later(state, at, pace.revisit(0));
      }
      case UNCHANGED, SKIPPED -> {
        state.failures = 0;
        boolean asked =
            live && result.itemHash() != null && !result.itemHash().equals(state.itemHash);
        state.falseAlarms += asked && state.itemHash != null ? 1 : 0;
        remember(state, result);
        later(state, at, pace.revisit(state.unchangedCount));
      }
      case FAILED -> {
        state.failures++;
        later(state, at, pace.retry(state.failures));
      }
    }
    if (state.forced) {
      schedule(state, at);
    }
  }

  private void remember(UrlState state, FetchResult result) {
    state.unchangedCount = result.unchangedCount();
    state.etag = result.etag();
    state.lastModified = result.lastModified();
    state.bodyHash = result.bodyHash();
    state.articleId = result.articleId();
    state.contentHash = result.contentHash();
    state.itemHash = result.itemHash();
  }

  private void later(UrlState state, Instant at, Optional<Duration> pause) {
    if (pause.isPresent()) {
      schedule(state, at.plus(pause.get()));
    } else {
      state.due = null;
    }
  }

  private void schedule(UrlState state, Instant due) {
    state.due = due;
    domain(state.domain).later.add(new Entry(due, rank(state), state));
  }

  private UrlState newArticle(String sourceId, String url) {
    if (articles.size() >= ARTICLES_MAX) {
      forgetEldest();
    }
    UrlState state = new UrlState(url, Urls.domainOf(url), sourceId, Kind.ARTICLE);
    articles.put(url, state);
    state.isNew = true;
    domain(state.domain).unseen++;
    return state;
  }

  /** Counts it as looked at. */
  private void seen(UrlState state) {
    if (state.isNew) {
      state.isNew = false;
      Domain domain = domains.get(state.domain);
      if (domain != null) {
        domain.unseen--;
      }
    }
  }

  private void forgetEldest() {
    Iterator<UrlState> eldest = articles.values().iterator();
    while (eldest.hasNext()) {
      UrlState state = eldest.next();
      if (!state.inFlight) {
        state.due = null;
        seen(state);
        eldest.remove();
        Domain domain = domains.get(state.domain);
        if (domain != null && !domain.busy && domain.later.isEmpty() && domain.ready.isEmpty()) {
          domains.remove(state.domain);
        }
        return;
      }
    }
  }

  private @Nullable UrlState known(Kind kind, String url) {
    return kind == Kind.FEED ? feeds.get(url) : articles.get(url);
  }

  private int waiting(String domain) {
    Domain known = domains.get(domain);
    return known == null ? 0 : known.unseen;
  }

  private Domain domain(String name) {
    return domains.computeIfAbsent(name, unused -> new Domain());
  }
}
