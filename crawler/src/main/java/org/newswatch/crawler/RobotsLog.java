package org.newswatch.crawler;

import java.time.Duration;
import java.time.InstantSource;
import org.newswatch.contract.FetchResult;
import org.newswatch.crawler.fetch.DelayLog;

/** Keeps the pause that each site asks for, before anything else is asked of the site. */
final class RobotsLog implements DelayLog {

  private final CrawlSink sink;
  private final InstantSource clock;

  RobotsLog(CrawlSink sink, InstantSource clock) {
    this.sink = sink;
    this.clock = clock;
  }

  @Override
  public void learned(String domain, String robotsUrl, Duration delay) throws InterruptedException {
    FetchResult result = Results.robots(robotsUrl, delay, clock.instant());
    try {
      sink.record(domain, result);
    } catch (CrawlSink.NotKeptException e) {
      throw new NotKeptInside(e);
    }
  }
}
