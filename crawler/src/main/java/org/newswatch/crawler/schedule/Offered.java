package org.newswatch.crawler.schedule;

/**
 * What became of what a look found.
 *
 * @param entries how many there were
 * @param fresh those of them that were new
 * @param refused new ones that were not taken because there is enough to do
 */
public record Offered(int entries, int fresh, int refused) {}
