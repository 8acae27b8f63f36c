/**
 * What Kafka Streams applications share: their lifecycle and how they give records up. Who uses it
 * declares Kafka Streams itself; the other services come without.
 */
@NullMarked
package org.newswatch.servicekit.streams;

import org.jspecify.annotations.NullMarked;
