/** The newswatch commands: demo, run, service, topics, import, inspect, search. */
@NullMarked
package org.newswatch.cli;

import org.jspecify.annotations.NullMarked;
