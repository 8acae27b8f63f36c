/**
 * What dashboards ask Elasticsearch, read from the saved objects as Kibana reads them: {@link
 * org.newswatch.kibana.requests.PanelRequests}. Kibana checks none of it when it imports.
 */
@NullMarked
package org.newswatch.kibana.requests;

import org.jspecify.annotations.NullMarked;
