package org.newswatch.analyst.entities;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;

/**
 * An entity as connect told it last.
 *
 * @param id what readers take it for
 * @param kind what more is known than its type; null when nothing is
 * @param spellings the names it goes by, the most frequent first
 * @param articles how many named it, about: it is counted anew when that has doubled
 */
public record EntitySummary(
    String id,
    MentionType type,
    @Nullable MentionKind kind,
    String label,
    List<String> spellings,
    Instant firstSeen,
    Instant lastSeen,
    long articles) {}
