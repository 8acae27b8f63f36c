package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a source does, counted over the last days; the value of {@link Topic#SOURCE_HEALTH}, whose
 * key is {@link #sourceId}.
 *
 * @param at when this was written
 * @param since from when on it counts
 * @param looks how many times its address was looked at
 * @param discovered new article addresses that those looks gave
 * @param fetched article pages that were fetched whole, changed or not
 * @param extracted articles that came out of them
 * @param failed by reason: how many fetches gave nothing, of the address itself or of its articles
 * @param medianTextChars characters of the median article's text; null when there is none
 * @param datedShare share of its articles that say when they were published, 0 to 1
 * @param bylineShare share of its articles that name an author, 0 to 1
 * @param lastLook when its address was looked at last
 * @param lastSuccess when such a look last went well
 * @param lastArticle when its last article came, new or changed
 * @param nextLook when its address is due again; null while it is paused
 * @param lastFailure what went wrong last, in a sentence; null when the last look went well
 * @param warnings what somebody should look at, the worst first
 */
public record SourceHealth(
    String sourceId,
    Instant at,
    Instant since,
    long looks,
    long discovered,
    long fetched,
    long extracted,
    Map<String, Long> failed,
    @Nullable Integer medianTextChars,
    @Nullable Double datedShare,
    @Nullable Double bylineShare,
    @Nullable Instant lastLook,
    @Nullable Instant lastSuccess,
    @Nullable Instant lastArticle,
    @Nullable Instant nextLook,
    @Nullable String lastFailure,
    List<Warning> warnings) {

  private static final int WARNINGS_MAX = 20;

  public SourceHealth {
    Check.notBlank("sourceId", sourceId);
    Check.present("at", at);
    Check.present("since", since);
    failed = Collections.unmodifiableMap(new TreeMap<>(Check.present("failed", failed)));
    warnings = Check.copy("warnings", warnings, WARNINGS_MAX);
  }

  /** What somebody should look at. */
  public enum Warning {
    /** Looks at its address have failed for a day or more. */
    @JsonProperty("failing")
    FAILING,
    /** Its last article is much longer ago than usual. */
    @JsonProperty("silent")
    SILENT,
    /** Its texts are suddenly much shorter than they were: a redesign that we read badly. */
    @JsonProperty("shorter-texts")
    SHORTER_TEXTS,
    /** Most of its pages give no article. */
    @JsonProperty("no-articles")
    NO_ARTICLES,
    /** Most of its articles do not say when they were published. */
    @JsonProperty("undated")
    UNDATED
  }
}
