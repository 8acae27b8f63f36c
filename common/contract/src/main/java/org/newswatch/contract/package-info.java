/**
 * The messages that Newswatch's services exchange: immutable records, their JSON form, and the
 * topics they travel on.
 *
 * <p>Services never call each other; what is not said here is not said between them. The package
 * knows neither Kafka nor Elasticsearch, so that a record can be read, tested and archived
 * anywhere.
 *
 * <p>Compatibility: a reader ignores fields it does not know and refuses a {@code schemaVersion} it
 * does not know; a writer never changes the meaning of a field. Golden files in the tests hold what
 * earlier versions wrote.
 *
 * <p>The door is {@link org.newswatch.contract.Codec}; bounds stand in {@link
 * org.newswatch.contract.Limits}; topics in {@link org.newswatch.contract.Topic}.
 */
@NullMarked
package org.newswatch.contract;

import org.jspecify.annotations.NullMarked;
