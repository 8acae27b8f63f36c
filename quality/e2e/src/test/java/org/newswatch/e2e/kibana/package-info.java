/**
 * The dashboards on a real Elasticsearch and in a real browser, without a Kibana: what their panels
 * ask is asked, and what Vega draws is drawn.
 */
@NullMarked
package org.newswatch.e2e.kibana;

import org.jspecify.annotations.NullMarked;
