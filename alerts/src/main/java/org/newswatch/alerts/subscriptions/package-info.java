/** What people want to be told of, followed on its topic by who needs it. */
@NullMarked
package org.newswatch.alerts.subscriptions;

import org.jspecify.annotations.NullMarked;
