/**
 * What commands and calls read and write: subscriptions, alerts, and what readers think of them.
 * Holds no connection between calls.
 */
@NullMarked
package org.newswatch.alerts.desk;

import org.jspecify.annotations.NullMarked;
