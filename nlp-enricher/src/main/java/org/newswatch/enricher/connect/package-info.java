/**
 * The place of an article among all others: what is a repeat, which revision it is, which entities
 * of other articles its names are. Everything here depends on the order of {@code
 * articles.annotated} and on what people decided alone, so that replaying it gives the same ids.
 *
 * <p>{@code Bearer} is what articles tell of one entity, {@code Joining} and {@code People} find
 * which of them a name means, {@code Decisions} is what people say of them, and {@code Entities}
 * puts the two together.
 */
@NullMarked
package org.newswatch.enricher.connect;

import org.jspecify.annotations.NullMarked;
