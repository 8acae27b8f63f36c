/** Alerts on the terminal: what is typed becomes subscriptions, and what was told becomes text. */
@NullMarked
package org.newswatch.cli.alerts;

import org.jspecify.annotations.NullMarked;
