/** Gets the dashboards into a running Kibana: {@link org.newswatch.kibana.install.Kibana}. */
@NullMarked
package org.newswatch.kibana.install;

import org.jspecify.annotations.NullMarked;
