package org.newswatch.crawler.schedule;

import java.time.Instant;
import java.util.List;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.crawler.feed.FeedItem;
import org.newswatch.crawler.url.Urls;

/**
 * The sitemaps below a source's address. A round begins when the address itself is read; in it each
 * sitemap is looked at once at most, however the indexes point at each other. Guarded by the
 * frontier's lock.
 */
final class Sitemaps {

  /** Indexes that may lead to a sitemap; the protocol allows one. */
  static final int DEPTH_MAX = 3;

  /** Sitemaps below one source; those named first are taken. */
  static final int BELOW_MAX = 1_000;

  private final Known known;
  private final Agenda agenda;

  Sitemaps(Known known, Agenda agenda) {
    this.known = known;
    this.agenda = agenda;
  }

  Offered offer(Order look, List<Frontier.Child> children, Instant now) {
    UrlState index = known.get(Kind.SITEMAP, look.url());
    UrlState.Listing of = index == null ? null : index.listing;
    if (index == null || of == null) {
      return new Offered(children.size(), 0, 0);
    }
    UrlState.Listing root = of.root.listing == null ? of : of.root.listing;
    of.isIndex = true;
    if (of.depth == 0) {
      of.round++;
    }
    int taken = 0;
    int refused = 0;
    boolean swept = false;
    for (Frontier.Child child : children) {
      UrlState state = known.get(Kind.SITEMAP, child.url());
      if (state == null && root.below >= BELOW_MAX && !swept) {
        name(children, root);
        sweep(root);
        swept = true;
      }
      if (state == null && (of.depth >= DEPTH_MAX || root.below >= BELOW_MAX)) {
        refused++;
      } else {
        taken += due(state == null ? add(child, of, root) : state, child, root, now) ? 1 : 0;
      }
    }
    return new Offered(children.size(), taken, refused);
  }

  private void name(List<Frontier.Child> children, UrlState.Listing root) {
    for (Frontier.Child child : children) {
      UrlState state = known.get(Kind.SITEMAP, child.url());
      if (state != null && state.listing != null) {
        state.listing.named = root.round;
      }
    }
  }

  /** Indexes that name new sitemaps day by day leave the old ones out: they make room. */
  private void sweep(UrlState.Listing root) {
    List<UrlState> unnamed = known.unnamed(root);
    unnamed.forEach(known::remove);
    root.below -= unnamed.size();
  }

  private UrlState add(Frontier.Child child, UrlState.Listing index, UrlState.Listing root) {
    UrlState top = index.root;
    UrlState state =
        new UrlState(child.url(), Urls.domainOf(child.url()), top.sourceId, Kind.SITEMAP);
    state.listing = new UrlState.Listing(index.interval, index.depth + 1, top);
    root.below++;
    return known.add(state);
  }

  private boolean due(UrlState state, Frontier.Child child, UrlState.Listing root, Instant now) {
    UrlState.Listing own = state.listing;
    if (own == null || own.depth == 0 || own.root.listing != root || own.round == root.round) {
      // A source's own address, another source's, or one that had its turn in this round.
      return false;
    }
    own.named = root.round;
    String changed = child.changed();
    if (changed != null && changed.equals(state.itemHash) && state.failures == 0) {
      return false;
    }
    own.round = root.round;
    state.item = new FeedItem(child.url(), changed, null, null, null);
    if (!state.inFlight) {
      agenda.schedule(state, now);
    }
    return true;
  }

  /** Adds what a sitemap had to the account of its round. */
  void count(Order look, int entries, int fresh) {
    UrlState state = known.get(look.kind(), look.url());
    if (state != null && state.listing != null && state.listing.depth > 0) {
      UrlState.Listing root = state.listing.root.listing;
      if (root != null) {
        root.entries += entries;
        root.fresh += fresh;
      }
    }
  }

  /** A sitemap was looked at; it waits for the next round. */
  void read(UrlState state, UrlState.Listing listing, boolean well) {
    state.due = null;
    // Without a body's hash not all of it could be taken: the next round takes the rest.
    if (well && state.item != null && !listing.isIndex && state.bodyHash != null) {
      state.itemHash = state.item.title();
    }
  }

  /** What the round that ends now had to offer. */
  FetchResult.Listed round(UrlState.Listing root) {
    FetchResult.Listed listed = new FetchResult.Listed(root.entries, root.fresh);
    root.entries = 0;
    root.fresh = 0;
    return listed;
  }
}
