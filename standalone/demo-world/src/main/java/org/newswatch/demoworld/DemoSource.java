package org.newswatch.demoworld;

import java.net.URI;

/**
 * A feed of the world, as a crawler is told of it.
 *
 * @param id stable id: lower-case letters and hyphens
 * @param name what readers call the paper
 * @param host its host name, which is also its registrable domain; never with a port
 * @param feed the feed's address; never with a port
 * @param country ISO 3166-1 alpha-2, upper case
 * @param language BCP 47 primary language subtag
 */
public record DemoSource(
    String id, String name, String host, URI feed, String country, String language) {}
