/**
 * How a process lives and shows itself to those who run it: start, stop, health, metrics, and an
 * HTTP face for the last two. The door is {@link
 * org.newswatch.servicekit.management.ServiceRunner}.
 */
@NullMarked
package org.newswatch.servicekit.management;

import org.jspecify.annotations.NullMarked;
