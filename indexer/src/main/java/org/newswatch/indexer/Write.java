package org.newswatch.indexer;

import org.newswatch.query.IndexNames;

/**
 * One document to be written.
 *
 * @param record where its record stands in the batch, counted from 0
 * @param names the kind of document it is
 * @param alias the write alias it goes through
 * @param id the document's id
 * @param version its external version
 * @param source the document, on one line
 */
// Never compared; a copy of each document would cost more.
@SuppressWarnings("ArrayRecordComponent")
public record Write(
    int record, IndexNames names, String alias, String id, long version, byte[] source) {}
