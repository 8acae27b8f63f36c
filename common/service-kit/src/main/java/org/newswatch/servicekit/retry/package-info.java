/**
 * Trying again, as data: {@link org.newswatch.servicekit.retry.Backoff} says how long to wait and
 * when to give up, {@link org.newswatch.servicekit.retry.Retry} does it. Time, sleep and chance are
 * handed in, so that tests wait for nothing.
 */
@NullMarked
package org.newswatch.servicekit.retry;

import org.jspecify.annotations.NullMarked;
