/** Which subscriptions an article matches, and where. */
@NullMarked
package org.newswatch.alerts.matching;

import org.jspecify.annotations.NullMarked;
