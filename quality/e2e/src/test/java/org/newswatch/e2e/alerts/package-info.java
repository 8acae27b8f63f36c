/** Alerts and the archive together: what a back-test says and what the stream told. */
@NullMarked
package org.newswatch.e2e.alerts;

import org.jspecify.annotations.NullMarked;
