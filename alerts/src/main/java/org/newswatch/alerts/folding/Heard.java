package org.newswatch.alerts.folding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source.
 *
 * @param lastArticle when its last article came, new or changed; null when none is known of
 * @param lastLook when its address was looked at last
 * @param trouble what went wrong then, in a sentence; null when all went well
 */
public record Heard(
    @Nullable Instant lastArticle, @Nullable Instant lastLook, @Nullable String trouble) {}
