/**
 * What people want to be told of: checked at the door, kept on a topic, followed by who needs them.
 */
@NullMarked
package org.newswatch.alerts.subscriptions;

import org.jspecify.annotations.NullMarked;
