/** What dashboards show, made up: {@link org.newswatch.testkit.dashboards.DashboardNews}. */
@NullMarked
package org.newswatch.testkit.dashboards;

import org.jspecify.annotations.NullMarked;
