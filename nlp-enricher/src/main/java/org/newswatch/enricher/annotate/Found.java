package org.newswatch.enricher.annotate;

import org.newswatch.contract.Field;
import org.newswatch.contract.MentionType;

/** A name as first found, before the document as a whole has been asked. */
record Found(Field field, String surface, int start, int end, MentionType type) {

  boolean overlaps(Found other) {
    return field == other.field && start < other.end && other.start < end;
  }
}
