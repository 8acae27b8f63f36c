/** Alerts to people: one class for each kind of channel, with retries and dead letters. */
@NullMarked
package org.newswatch.alerts.delivery;

import org.jspecify.annotations.NullMarked;
