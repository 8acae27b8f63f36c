package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one article: a pure function of its title, text, day of publication and source
 * country, the same bytes on any thread and on any day.
 *
 * @param detectedLanguage BCP 47 primary subtag, or null when the text is too short or unclear
 * @param mentions in the order of the text, title first; no two overlap
 * @param dates in the order of the text, title first
 * @param nameKeys the keys of each name token of the mentions, sorted, each once
 * @param keyTitle the title with each name token replaced by its key at the same position
 * @param keyText the text likewise, so that phrases match on any spelling
 * @param partial whether a bound on time or length left some of the text unread
 * @param pipelineVersion changes whenever annotations may
 * @param candidates words that may be names, in the order of the text, title first; none overlaps
 *     another or a mention. Never null, though records of earlier builds lack them
 */
public record Annotation(
    @Nullable String detectedLanguage,
    List<Mention> mentions,
    List<DateMention> dates,
    List<String> nameKeys,
    String keyTitle,
    String keyText,
    boolean partial,
    String pipelineVersion,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<Candidate> candidates) {

  public Annotation {
    Check.maxChars("detectedLanguage", detectedLanguage, Limits.LABEL_CHARS_MAX);
    mentions = Check.copy("mentions", mentions, Limits.MENTIONS_MAX);
    dates = Check.copy("dates", dates, Limits.DATES_MAX);
    nameKeys = Check.copy("nameKeys", nameKeys, Limits.MENTIONS_MAX * 10);
    Check.present("keyTitle", keyTitle);
    Check.present("keyText", keyText);
    Check.notBlank("pipelineVersion", pipelineVersion);
    candidates =
        Check.copy(
            "candidates", Objects.requireNonNullElse(candidates, List.of()), Limits.CANDIDATES_MAX);
  }

  /** An annotation of text that leaves no doubt which of its words are names. */
  public Annotation(
      @Nullable String detectedLanguage,
      List<Mention> mentions,
      List<DateMention> dates,
      List<String> nameKeys,
      String keyTitle,
      String keyText,
      boolean partial,
      String pipelineVersion) {
    this(
        detectedLanguage,
        mentions,
        dates,
        nameKeys,
        keyTitle,
        keyText,
        partial,
        pipelineVersion,
        List.of());
  }

  @Override
  public List<Candidate> candidates() {
    return Objects.requireNonNullElse(candidates, List.of());
  }
}
