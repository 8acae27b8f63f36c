/**
 * Articles and all that is told of them to Elasticsearch: poll, write in bulk, judge item by item,
 * keep what can never be written with the dead letters, and commit only what is durable.
 *
 * <p>{@link org.newswatch.indexer.IndexerService} is the door. An article goes to the index of the
 * month in which it was first seen, through that month's write alias, whole and with the record's
 * version, so that replays and repeats change nothing; each revision also goes to the revisions.
 * Stories, entities, alerts with what readers think of them, deliveries and how sources do are
 * written the same way, into one index each. A source that was removed stays, and says so.
 */
@NullMarked
package org.newswatch.indexer;

import org.jspecify.annotations.NullMarked;
