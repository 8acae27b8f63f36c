/**
 * What people want to be told of, what they were told, and what they thought of it: all that {@code
 * newswatch alerts} does, over the same desks and through the same door.
 */
@NullMarked
package org.newswatch.analyst.subscriptions;

import org.jspecify.annotations.NullMarked;
