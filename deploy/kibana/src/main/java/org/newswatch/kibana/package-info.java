/**
 * The dashboards for Kibana. {@link org.newswatch.kibana.Dashboards} makes the saved objects from
 * the sources beside this module's pom: {@code views.yaml} says what is read, {@code dashboards}
 * what is shown of it, {@code vega} draws what Lens cannot. What was made is kept as {@code
 * newswatch.ndjson} and comes with the jar.
 */
@NullMarked
package org.newswatch.kibana;

import org.jspecify.annotations.NullMarked;
