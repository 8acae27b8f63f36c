/**
 * Checks of the shipped Kibana objects without a Kibana: an import looks at the envelope only, so
 * what stands inside the panels is checked here, against the template that the indexer writes.
 */
@NullMarked
package org.newswatch.e2e.kibana;

import org.jspecify.annotations.NullMarked;
