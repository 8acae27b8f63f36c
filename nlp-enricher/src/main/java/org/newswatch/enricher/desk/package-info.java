/**
 * What is known of entities and stories, and what people decide about entities, for commands and
 * pages: {@link org.newswatch.enricher.desk.EntityDesk} and {@link
 * org.newswatch.enricher.desk.StoryDesk} are the doors. They only read and write topics; connect
 * does what was decided.
 */
@NullMarked
package org.newswatch.enricher.desk;

import org.jspecify.annotations.NullMarked;
