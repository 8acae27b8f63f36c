/**
 * What every service shares: configuration, lifecycle, health, metrics, the consume loop, dead
 * letters, retry, files that outlive the machine, the guard against private networks.
 *
 * <p>This package holds what a service is and how it reaches Kafka and Elasticsearch; {@code
 * config}, {@code elasticsearch}, {@code files}, {@code kafka}, {@code management}, {@code net},
 * {@code retry} and {@code streams} beside it each say in their own guide what they are for.
 */
@NullMarked
package org.newswatch.servicekit;

import org.jspecify.annotations.NullMarked;
