/**
 * Where commands, calls and pages read and change what services keep on topics: {@link
 * org.newswatch.desk.SubscriptionDesk} what people want to be told of, {@link
 * org.newswatch.desk.AlertDesk} what they were told, {@link org.newswatch.desk.DeliveryDesk} how it
 * reaches them, {@link org.newswatch.desk.EntityDesk} who is who and what people decided about it,
 * {@link org.newswatch.desk.StoryDesk} what happened, {@link org.newswatch.desk.SourceDesk} what is
 * crawled, {@link org.newswatch.desk.ForgetDesk} what was erased; {@code letters} what no service
 * could handle. What is kept passes one {@link org.newswatch.desk.Door}, whoever brings it, and is
 * refused in the same words. No desk holds a connection between calls. What only another service
 * can do is an interface here, which whoever wires the services lends: {@link
 * org.newswatch.desk.BackTests}, {@link org.newswatch.desk.SourceLooks}.
 */
@NullMarked
package org.newswatch.desk;

import org.jspecify.annotations.NullMarked;
