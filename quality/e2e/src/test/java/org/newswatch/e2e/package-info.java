/**
 * The whole path, from a news site to a search, on real parts.
 *
 * <p>{@link org.newswatch.e2e.WholePathContract} says what Newswatch promises to people who only
 * see its two ends: a site that publishes, and a search that finds. It runs on whatever implements
 * {@link org.newswatch.e2e.RunningNewswatch}: the embedded parts in one process, or each service in
 * a container of its own.
 */
@NullMarked
package org.newswatch.e2e;

import org.jspecify.annotations.NullMarked;
