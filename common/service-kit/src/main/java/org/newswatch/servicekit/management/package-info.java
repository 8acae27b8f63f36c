/**
 * How a process shows itself to those who run it: health, metrics, and an HTTP face for both. The
 * door is {@link org.newswatch.servicekit.management.ManagementServer}.
 */
@NullMarked
package org.newswatch.servicekit.management;

import org.jspecify.annotations.NullMarked;
