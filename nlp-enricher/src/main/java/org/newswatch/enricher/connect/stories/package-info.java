/**
 * Which articles tell one story.
 *
 * <p>{@link org.newswatch.enricher.connect.stories.Stories} is the door: it places an article in
 * the running story that it belongs to, or in one of its own. {@code Reading} is what an article
 * tells as weighted features, {@code Running} what a story's articles told so far, {@code Lane} the
 * stories that an article may join, with how rare each feature is among them, and {@code Likeness}
 * the formula that says how well the two fit. {@code Facts} is what readers see of a story.
 *
 * <p>Stories that nothing was added to for a week of the stream, or that too many newer ones
 * followed, are done: nothing joins them any more. Old articles of an import have a lane of their
 * own, so that they change nothing of what is running.
 */
@NullMarked
package org.newswatch.enricher.connect.stories;

import org.jspecify.annotations.NullMarked;
