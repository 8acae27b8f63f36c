package org.newswatch.indexer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.RecordTooLargeException;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.Erased;

/**
 * What was erased, as far as it is read, and what it leaves of records. An erased article's records
 * go. An erased entity goes out of {@code articles.enriched}, as it does out of the index; {@code
 * articles.annotated} stays: it says no more than the text does, which stays. For one thread.
 */
final class Erasures {

  private final Set<String> ids = new HashSet<>();
  private long next;

  /** Reads a record of the topic {@code forgotten}; its key says all. */
  void learn(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() != null && record.value() != null) {
      ids.add(new String(record.key(), UTF_8));
    }
    readTo(record.offset() + 1);
  }

  /** All before this offset of the topic is read. */
  void readTo(long offset) {
    next = Math.max(next, offset);
  }

  /** Up to which offset of the topic erasures are known. */
  long next() {
    return next;
  }

  /** What is left of a record. */
  Left of(ArchivedRecord record) {
    if (ids.isEmpty()) {
      return Left.SAME;
    }
    if (record.key() != null && ids.contains(record.key())) {
      return Left.GONE;
    }
    byte[] value = record.value();
    if (value == null) {
      return Left.SAME;
    }
    return record.topic() == Topic.ARTICLES_ANNOTATED ? annotated(value) : enriched(value);
  }

  private Left annotated(byte[] value) {
    return switch (Codec.ANNOTATED_ARTICLE.decode(value)) {
      case Decoded.Read<AnnotatedArticle> read ->
          read.value().article().goesBy(ids::contains) ? Left.GONE : Left.SAME;
      // No reader makes anything of it.
      case Decoded.Undecodable<AnnotatedArticle> none -> Left.SAME;
    };
  }

  private Left enriched(byte[] value) {
    return switch (Codec.ENRICHED_ARTICLE.decode(value)) {
      case Decoded.Read<EnrichedArticle> read -> enriched(read.value());
      case Decoded.Undecodable<EnrichedArticle> none -> Left.SAME;
    };
  }

  private Left enriched(EnrichedArticle article) {
    if (article.article().goesBy(ids::contains)) {
      return Left.GONE;
    }
    if (!Erased.names(article, ids::contains)) {
      return Left.SAME;
    }
    try {
      return new Left.Less(Codec.ENRICHED_ARTICLE.encode(Erased.without(article, ids::contains)));
    } catch (RecordTooLargeException e) {
      // What cannot be mended goes: nothing that was erased may stay.
      return Left.GONE;
    }
  }
}
