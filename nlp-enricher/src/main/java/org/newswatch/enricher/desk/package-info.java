/**
 * What is known of entities, and what people decide about them, for commands and pages: {@link
 * org.newswatch.enricher.desk.EntityDesk} is the door. It only reads and writes topics; connect
 * does what was decided.
 */
@NullMarked
package org.newswatch.enricher.desk;

import org.jspecify.annotations.NullMarked;
