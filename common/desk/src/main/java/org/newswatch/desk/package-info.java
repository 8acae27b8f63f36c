/**
 * Where commands, calls and pages read and change what services keep on topics: {@link
 * org.newswatch.desk.SubscriptionDesk} what people want to be told of, {@link
 * org.newswatch.desk.AlertDesk} what they were told, {@link org.newswatch.desk.DeliveryDesk} how it
 * reaches them, {@link org.newswatch.desk.EntityDesk} who is who and what people decided about it,
 * {@link org.newswatch.desk.StoryDesk} what happened. What is kept passes one {@link
 * org.newswatch.desk.Door}, whoever brings it, and is refused in the same words. No desk holds a
 * connection between calls.
 */
@NullMarked
package org.newswatch.desk;

import org.jspecify.annotations.NullMarked;
