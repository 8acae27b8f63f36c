package org.newswatch.cli;

import java.net.URI;

/**
 * Where the parts of a running instance answer, as {@code instance.json} in its data folder says.
 *
 * @param pid the process that holds them all
 * @param page the analyst's pages and REST calls
 * @param kafka bootstrap servers
 * @param management health and metrics
 * @param clockAheadSeconds how far ahead of the system's clock the instance runs; 0 but for trials
 */
record Instance(
    long pid, URI page, String kafka, URI elasticsearch, URI management, long clockAheadSeconds) {}
