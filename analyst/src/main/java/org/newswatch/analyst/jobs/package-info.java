/**
 * Work that takes longer than a request: {@link org.newswatch.analyst.jobs.Jobs} keeps its state in
 * the topic of jobs and its files in a folder, does a bounded number at once, and goes on after a
 * restart from where each stood. What is to be done is a {@link org.newswatch.analyst.jobs.Work};
 * what it has done so far it says through its {@link org.newswatch.analyst.jobs.Task}.
 */
@NullMarked
package org.newswatch.analyst.jobs;

import org.jspecify.annotations.NullMarked;
