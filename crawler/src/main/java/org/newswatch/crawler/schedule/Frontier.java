package org.newswatch.crawler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.Source;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.url.Urls;

/**
 * Every known address and when it is due. Thread-safe; the time is an argument, so the same calls
 * always give the same answers.
 */
public final class Frontier {

  /** Addresses of one domain that wait; more are taken when its feeds are read again. */
  static final int WAITING_PER_DOMAIN_MAX = 5_000;

  /** After so many, a feed's changes of an article no longer ask for a look. */
  private static final int FALSE_ALARMS_MAX = 3;

  /** A server that says so speaks of its load or of us, not of the page. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private final Pace pace;
  private final Roster roster = new Roster();
  private final Known known = new Known();
  private final Agenda agenda;
  private final Sitemaps sitemaps;

  /** A frontier to which every domain is ready at any time. */
  public Frontier(Pace pace) {
    this(pace, unused -> Instant.MIN);
  }

  /**
   * One that hands out nothing of a domain before it may be asked.
   *
   * @param readyAt when a registrable domain may be asked again; called with the frontier locked
   */
  public Frontier(Pace pace, Function<String, Instant> readyAt) {
    this.pace = pace;
    this.agenda = new Agenda(readyAt, state -> roster.isActive(state.sourceId));
    this.sitemaps = new Sitemaps(known, agenda);
  }

  /**
   * Adds a source, or takes it as it is now: its address is due at once unless it is known; while
   * it is paused neither that nor its articles are looked at.
   *
   * @return false when another source has its address, which then stays that one's
   */
  public synchronized boolean put(Source source, Instant now) {
    Source before = roster.put(source);
    Kind kind = Roster.kindOfLook(source);
    if (before != null
        && (!before.address().equals(source.address()) || before.kind() != source.kind())) {
      dropLooks(source.id());
    }
    if (before != null && before.paused() && !source.paused()) {
      known.of(source.id()).filter(state -> state.parked).forEach(state -> resume(state, now));
    }
    UrlState there = known.get(kind, source.address());
    if (there != null) {
      return kind == Kind.ARTICLE || there.sourceId.equals(source.id());
    }
    UrlState state =
        kind == Kind.ARTICLE
            ? newArticle(source.id(), source.address())
            : newLook(source.id(), source.address(), kind);
    agenda.schedule(state, now);
    return true;
  }

  /**
   * Removes a source and all that is known of its addresses; nothing happens when it is unknown.
   */
  public synchronized void remove(String sourceId, Instant now) {
    Source removed = roster.remove(sourceId);
    known.of(sourceId).toList().forEach(this::drop);
    if (removed != null) {
      // Those that had to leave their address to this one, or to what it led to, have it now.
      roster.all().stream()
          .filter(heir -> known.get(Roster.kindOfLook(heir), heir.address()) == null)
          .forEach(heir -> put(heir, now));
    }
  }

  private void resume(UrlState state, Instant now) {
    Instant due = state.due;
    agenda.schedule(state, due == null || due.isBefore(now) ? now : due);
  }

  private void dropLooks(String sourceId) {
    known.of(sourceId).filter(state -> state.listing != null).toList().forEach(this::drop);
  }

  private void drop(UrlState state) {
    state.due = null;
    seen(state);
    known.remove(state);
  }

  /**
   * Takes what a look at a source's address found: new articles are due at once, known ones when
   * what is said of them has changed. An article belongs to the source that named it first.
   */
  public synchronized Offered offer(Order look, List<FeedItem> items, Instant now) {
    int fresh = 0;
    int refused = 0;
    if (roster.get(look.sourceId()).isPresent()) {
      for (FeedItem item : items) {
        UrlState state = known.get(Kind.ARTICLE, item.url());
        if (state != null) {
          update(state, look.sourceId(), item, now);
        } else {
          fresh++;
          refused += take(look.sourceId(), item, now) ? 0 : 1;
        }
      }
    }
    sitemaps.count(look, items.size(), fresh);
    return new Offered(items.size(), fresh, refused);
  }

  private boolean take(String sourceId, FeedItem item, Instant now) {
    if (agenda.unseen(Urls.domainOf(item.url())) >= WAITING_PER_DOMAIN_MAX) {
      return false;
    }
    UrlState added = newArticle(sourceId, item.url());
    added.item = item;
    agenda.schedule(added, now);
    return true;
  }

  private void update(UrlState state, String sourceId, FeedItem item, Instant now) {
    if (!state.sourceId.equals(sourceId)) {
      return;
    }
    String before = state.item == null ? state.itemHash : state.item.hash();
    state.item = item;
    boolean changed = before != null && !before.equals(item.hash());
    if (changed && state.falseAlarms < FALSE_ALARMS_MAX) {
      state.forced = true;
      // One that is being fetched may have been read before the change: look once more.
      if (!state.inFlight) {
        agenda.schedule(state, now);
      }
    }
  }

  /**
   * Takes the sitemaps of an index, each of which is looked at once in this round unless it says
   * that it has not changed since it was looked at.
   *
   * @param children with when each was changed, as text; null when it does not say
   */
  public synchronized Offered offerSitemaps(Order look, List<Child> children, Instant now) {
    return sitemaps.offer(look, children, now);
  }

  /** A sitemap of an index. */
  public record Child(String url, @Nullable String changed) {}

  /** Takes the files of a folder, each of which is due when it is not as it was when last read. */
  public synchronized Offered offerFiles(Order look, List<Child> files, Instant now) {
    int fresh = 0;
    if (roster.get(look.sourceId()).isPresent()) {
      known.forgetFiles(look.sourceId(), files);
      for (Child file : files) {
        UrlState state = known.get(Kind.FILE, file.url());
        if (state == null) {
          state = known.add(new UrlState(file.url(), look.domain(), look.sourceId(), Kind.FILE));
        }
        FeedItem item = new FeedItem(file.url(), file.changed(), null, null, null);
        if (!state.inFlight && !item.hash().equals(state.itemHash)) {
          boolean waits = state.due != null;
          // One that waits, as after a failure, is read as it is by then.
          state.item = item;
          if (!waits) {
            agenda.schedule(state, now);
            fresh++;
          }
        }
      }
    }
    return new Offered(files.size(), fresh, 0);
  }

  /** Notes how long a source's address asks to be left alone between two looks. */
  public synchronized void wish(Order look, Duration pause) {
    UrlState state = known.get(look.kind(), look.url());
    if (state != null && state.listing != null) {
      state.listing.wish = pause;
    }
  }

  /**
   * Hands out what is due, at most one order a domain; each must be {@link #settle}d, {@link
   * #postpone}d or {@link #release}d.
   */
  public synchronized List<Order> take(Instant now, int max) {
    List<Order> orders = new ArrayList<>();
    for (UrlState state : agenda.take(now, max)) {
      orders.add(state.order());
      state.inFlight = true;
      state.forced = false;
      state.prepared = false;
      state.due = null;
    }
    return orders;
  }

  /** When the next order may be due; empty when nothing is. Settling may make it earlier. */
  public synchronized Optional<Instant> nextDue() {
    return agenda.nextDue();
  }

  /** When a source's address is due; empty while it is paused, being looked at, or unknown. */
  public synchronized Optional<Instant> nextLook(String sourceId) {
    return roster
        .get(sourceId)
        .filter(source -> !source.paused())
        .map(source -> known.get(Roster.kindOfLook(source), source.address()))
        .map(state -> state.due);
  }

  /** Folds the result of an order of {@link #take} and frees its domain. */
  public synchronized void settle(Order order, FetchResult result) {
    fold(result, true);
    pause(order.domain(), result);
    agenda.free(order.domain(), result.at());
  }

  /** Takes an order back whose domain must be left alone first, though nothing was asked yet. */
  public synchronized void postpone(Order order, Instant now) {
    UrlState state = known.get(order.kind(), order.url());
    if (state != null) {
      state.inFlight = false;
      state.prepared = true;
      state.forced |= order.etag() == null && order.lastModified() == null;
      agenda.schedule(state, now);
    }
    agenda.free(order.domain(), now);
  }

  /** Takes an order back whose result could not be kept: it is due again at {@code again}. */
  public synchronized void release(Order order, Instant again) {
    UrlState state = known.get(order.kind(), order.url());
    if (state != null) {
      state.inFlight = false;
      state.forced = true;
      agenda.schedule(state, again);
    }
    agenda.free(order.domain(), again);
  }

  /**
   * Folds a result of the past, of this crawler or of one before it. Feeds are asked anew after a
   * restart, so that nothing they named is missed, unless they failed; what a server asked for is
   * kept to.
   */
  public synchronized void replay(FetchResult result) {
    if (result.kind() != Kind.FOLDER && result.kind() != Kind.FILE) {
      pause(Urls.domainOf(result.url()), result);
    }
    fold(result, false);
  }

  /** How many article addresses are known. */
  public synchronized int size() {
    return known.articles();
  }

  /** How many files are known. */
  synchronized int files() {
    return known.files();
  }

  /** How many domains are kept account of. */
  synchronized int domains() {
    return agenda.size();
  }

  private void pause(String domain, FetchResult result) {
    Long pause = result.pauseMillis();
    if (pause != null && pause > 0) {
      agenda.pause(domain, result.at().plusMillis(pause));
    }
  }

  private void fold(FetchResult result, boolean live) {
    UrlState state = known.get(result.kind(), result.url());
    if (state == null) {
      Optional<Source> source = roster.get(result.sourceId());
      boolean page = result.kind() == Kind.ARTICLE || result.kind() == Kind.FILE;
      if (!page || source.isEmpty() || live) {
        // A source that is no more, or a sitemap that its index will name again.
        return;
      }
      state =
          result.kind() == Kind.ARTICLE
              ? newArticle(result.sourceId(), result.url())
              : known.add(
                  new UrlState(result.url(), source.get().address(), result.sourceId(), Kind.FILE));
    }
    state.inFlight = false;
    seen(state);
    if (state.firstSeen == null || result.at().isBefore(state.firstSeen)) {
      state.firstSeen = result.at();
    }
    if (state.listing != null) {
      foldLook(state, state.listing, result, live);
    } else {
      foldPage(state, result, live);
    }
  }

  private void foldLook(
      UrlState state, UrlState.Listing listing, FetchResult result, boolean live) {
    boolean well = result.outcome() == Outcome.OK || result.outcome() == Outcome.UNCHANGED;
    state.failures = well ? 0 : state.failures + 1;
    if (live && result.outcome() == Outcome.OK) {
      remember(state, result);
    }
    if (listing.depth > 0) {
      sitemaps.read(state, listing, well);
      return;
    }
    if (well) {
      FetchResult.Listed listed = listing.isIndex ? sitemaps.round(listing) : result.listed();
      if (result.outcome() == Outcome.UNCHANGED) {
        listing.interval = pace.adapted(listing.interval, 0, 0);
      } else if (listed != null) {
        listing.interval = pace.adapted(listing.interval, listed.entries(), listed.fresh());
      }
    }
    Instant next = result.at().plus(pace.lookAfter(listing.interval, listing.wish, state.failures));
    agenda.schedule(state, live || !well ? next : result.at());
  }

  private void foldPage(UrlState state, FetchResult result, boolean live) {
    Instant at = result.at();
    switch (result.outcome()) {
      case OK -> {
        state.failures = 0;
        state.falseAlarms = 0;
        remember(state, result);
        again(state, at, revisit(state, at, 0));
      }
      case UNCHANGED, SKIPPED -> {
        state.failures = 0;
        boolean asked =
            live && result.itemHash() != null && !result.itemHash().equals(state.itemHash);
        state.falseAlarms += asked && state.itemHash != null ? 1 : 0;
        remember(state, result);
        again(state, at, revisit(state, at, state.unchangedCount));
      }
      case FAILED -> {
        state.failures++;
        again(state, at, pace.retry(state.failures, age(state, at), isRefused(result.status())));
      }
    }
    if (state.forced) {
      agenda.schedule(state, at);
    }
  }

  /** A file is looked at again when its folder says that it changed. */
  private Optional<Duration> revisit(UrlState state, Instant at, int unchanged) {
    return state.kind == Kind.FILE ? Optional.empty() : pace.revisit(unchanged, age(state, at));
  }

  private static boolean isRefused(@Nullable Integer status) {
    return status != null && status >= 400 && status < 500 && !PASSING.contains(status);
  }

  private static Duration age(UrlState state, Instant at) {
    return state.firstSeen == null ? Duration.ZERO : Duration.between(state.firstSeen, at);
  }

  private static void remember(UrlState state, FetchResult result) {
    state.unchangedCount = result.unchangedCount();
    state.etag = result.etag();
    state.lastModified = result.lastModified();
    state.bodyHash = result.bodyHash();
    state.articleId = result.articleId();
    state.contentHash = result.contentHash();
    state.itemHash = result.itemHash();
  }

  private void again(UrlState state, Instant at, Optional<Duration> pause) {
    if (pause.isPresent()) {
      agenda.schedule(state, at.plus(pause.get()));
    } else {
      state.due = null;
    }
  }

  private UrlState newLook(String sourceId, String url, Kind kind) {
    UrlState state = new UrlState(url, Urls.domainOf(url), sourceId, kind);
    state.listing = new UrlState.Listing(pace.feedIntervalMin(), 0, state);
    return known.add(state);
  }

  private UrlState newArticle(String sourceId, String url) {
    known.makeRoom().ifPresent(this::drop);
    UrlState state = known.add(new UrlState(url, Urls.domainOf(url), sourceId, Kind.ARTICLE));
    state.isNew = true;
    agenda.countUnseen(state.domain, 1);
    return state;
  }

  /** Counts it as looked at. */
  private void seen(UrlState state) {
    if (state.isNew) {
      state.isNew = false;
      agenda.countUnseen(state.domain, -1);
    }
  }
}
