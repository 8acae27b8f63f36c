package org.newswatch.analyst.search;

import org.jspecify.annotations.Nullable;
import org.newswatch.query.Query;
import tools.jackson.databind.JsonNode;

/**
 * A query that was read.
 *
 * @param query null when it asks for all articles
 * @param request the same as the index is asked
 */
public record Question(@Nullable Query query, JsonNode request) {}
