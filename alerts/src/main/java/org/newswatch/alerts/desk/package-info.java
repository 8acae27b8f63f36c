/** Tries subscriptions on what came before they are kept. Holds no connection between calls. */
@NullMarked
package org.newswatch.alerts.desk;

import org.jspecify.annotations.NullMarked;
