package org.newswatch.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where names lead, and where one may go. Thread-safe. */
interface Network {

  /**
   * All addresses of a host, of which there is at least one.
   *
   * @throws UnknownHostException when there is none, or none was to be had in time
   */
  InetAddress[] resolve(String host) throws UnknownHostException;

  /** Why an address must not be connected to; empty when it may be. */
  Optional<String> refusal(InetAddress address);
}
