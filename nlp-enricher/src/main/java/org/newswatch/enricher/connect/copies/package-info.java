/**
 * Which articles are copies of others: agency copy with other headlines, by-lines, cuts and
 * additions. {@link org.newswatch.enricher.connect.copies.Copies} is the door.
 *
 * <p>A {@code Sketch} samples what a text says, {@code Index} finds texts that may share some of
 * it, {@code Likeness} judges whether that makes a copy, {@code Days} says what is remembered.
 */
@NullMarked
package org.newswatch.enricher.connect.copies;

import org.jspecify.annotations.NullMarked;
