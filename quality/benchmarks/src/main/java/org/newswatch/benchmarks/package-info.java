/**
 * Quality scores and speed on labelled data, behind one runner: {@code quality/benchmarks/run TASK
 * ...}. A task is a command of {@link org.newswatch.benchmarks.Benchmarks} that prints one {@code
 * name value} line for each figure; it calls the very functions that the services call, so a figure
 * is a figure of the product.
 */
@NullMarked
package org.newswatch.benchmarks;

import org.jspecify.annotations.NullMarked;
