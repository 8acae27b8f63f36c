package org.newswatch.crawler.preview;

import java.util.Map;
import java.util.Optional;

/** What to do about a reason that fetches and readings are counted by. */
public final class Advice {

  private static final Map<String, String> BY_REASON =
      Map.ofEntries(
          Map.entry("robots", "ask the site for leave, or look for another address of it"),
          Map.entry("robots-unreachable", "its robots.txt cannot be read: try again later"),
          Map.entry(
              "private-address",
              "it lies in a private network: name the host in crawler.allow-private-hosts"),
          Map.entry("address", "give an address that begins with http:// or https://"),
          Map.entry("http-401", "the site wants a login, and Newswatch does not log in"),
          Map.entry(
              "http-403", "the site refuses this crawler: set crawler.contact-url, or ask it"),
          Map.entry("http-404", "it is gone: look for its new address on the site's home page"),
          Map.entry("http-410", "it is gone for good: take it out"),
          Map.entry("http-429", "the site is asked too often: raise crawler.host-delay"),
          Map.entry("dns", "its name is not known: check the spelling of the address"),
          Map.entry("connect", "nothing answers there: check the address, or wait"),
          Map.entry("timeout", "it answers too slowly: raise crawler.timeout, or wait"),
          Map.entry("tls", "its certificate is not valid: only the site can mend that"),
          Map.entry("redirects", "it redirects without end: use the address it should lead to"),
          Map.entry("proxy", "the proxy refused it: see crawler.proxy"),
          Map.entry("feed-html", "it is a web page and no feed: test the site's home page"),
          Map.entry("feed-not-a-feed", "it is no feed: test the site's home page"),
          Map.entry("too-large", "raise crawler.body-max if it should be read"));

  private Advice() {}

  /** A clause without a full stop; empty when there is nothing better than to wait. */
  public static Optional<String> of(String reason) {
    String known = BY_REASON.get(reason);
    if (known == null && reason.startsWith("http-5")) {
      known = "the site has trouble of its own: try again later";
    }
    return Optional.ofNullable(known);
  }
}
