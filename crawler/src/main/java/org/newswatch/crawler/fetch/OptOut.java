package org.newswatch.crawler.fetch;

/** Something that a page's publisher asks machines not to do with it. */
public enum OptOut {
  /** Not to be listed by search engines: {@code noindex}, {@code none}. */
  NOINDEX,
  /** Not to be used for machine learning: {@code noai}, {@code noimageai}. */
  NOAI,
  /** Text and data mining is reserved, as the TDM Reservation Protocol says it. */
  TDM_RESERVATION
}
