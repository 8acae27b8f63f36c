/** How bulk searches and exports look on a terminal: {@link org.newswatch.cli.jobs.JobText}. */
@NullMarked
package org.newswatch.cli.jobs;

import org.jspecify.annotations.NullMarked;
