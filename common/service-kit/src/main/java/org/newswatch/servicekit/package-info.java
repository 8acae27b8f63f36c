/**
 * What every service shares: configuration, lifecycle, health, metrics, the consume loop, dead
 * letters, retry, the guard against private networks.
 */
@NullMarked
package org.newswatch.servicekit;

import org.jspecify.annotations.NullMarked;
