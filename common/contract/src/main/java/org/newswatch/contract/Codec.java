package org.newswatch.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of one record type: UTF-8, {@code schemaVersion} first, absent values left out.
 * Immutable and thread-safe; the same record always gives the same bytes.
 */
public final class Codec<T> {

  /** The version that this build writes and the only one it reads. */
  public static final int SCHEMA_VERSION = 1;

  public static final Codec<RawArticle> RAW_ARTICLE = new Codec<>(RawArticle.class);
  public static final Codec<AnnotatedArticle> ANNOTATED_ARTICLE =
      new Codec<>(AnnotatedArticle.class);
  public static final Codec<EnrichedArticle> ENRICHED_ARTICLE = new Codec<>(EnrichedArticle.class);
  public static final Codec<Entity> ENTITY = new Codec<>(Entity.class);
  public static final Codec<EntityDecision> ENTITY_DECISION = new Codec<>(EntityDecision.class);
  public static final Codec<Story> STORY = new Codec<>(Story.class);
  public static final Codec<FetchResult> FETCH_RESULT = new Codec<>(FetchResult.class);
  public static final Codec<Source> SOURCE = new Codec<>(Source.class);
  public static final Codec<SourceHealth> SOURCE_HEALTH = new Codec<>(SourceHealth.class);

  public static final Codec<Subscription> SUBSCRIPTION = new Codec<>(Subscription.class);
  public static final Codec<AlertCandidate> ALERT_CANDIDATE = new Codec<>(AlertCandidate.class);
  public static final Codec<Alert> ALERT = new Codec<>(Alert.class);
  public static final Codec<Digest> DIGEST = new Codec<>(Digest.class);
  public static final Codec<ReadTally> READ_TALLY = new Codec<>(ReadTally.class);
  public static final Codec<Delivery> DELIVERY = new Codec<>(Delivery.class);
  public static final Codec<AlertFeedback> ALERT_FEEDBACK = new Codec<>(AlertFeedback.class);

  public static final Codec<Job> JOB = new Codec<>(Job.class);
  public static final Codec<Forgotten> FORGOTTEN = new Codec<>(Forgotten.class);
  public static final Codec<LetterHandled> LETTER_HANDLED = new Codec<>(LetterHandled.class);

  private static final String VERSION_FIELD = "schemaVersion";
  private static final int NESTING_MAX = 50;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(NESTING_MAX)
                          .maxDocumentLength(Limits.RECORD_BYTES_MAX)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              base -> base.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /** How each of our records begins. */
  private static final byte[] HEAD =
      ("{\"" + VERSION_FIELD + "\":" + SCHEMA_VERSION).getBytes(UTF_8);

  private final Class<T> type;

  private Codec(Class<T> type) {
    this.type = type;
  }

  /**
   * The record's bytes.
   *
   * @throws RecordTooLargeException when they pass {@link Limits#RECORD_BYTES_MAX}
   */
  public byte[] encode(T value) {
    byte[] body = MAPPER.writeValueAsBytes(value);
    // The version comes first, so that readers know it before all else.
    boolean isEmpty = body.length == 2;
    byte[] bytes = new byte[HEAD.length + body.length - (isEmpty ? 1 : 0)];
    System.arraycopy(HEAD, 0, bytes, 0, HEAD.length);
    int from = isEmpty ? 1 : 0;
    System.arraycopy(body, from, bytes, HEAD.length, body.length - from);
    if (!isEmpty) {
      bytes[HEAD.length] = ',';
    }
    if (bytes.length > Limits.RECORD_BYTES_MAX) {
      throw new RecordTooLargeException(type, bytes.length);
    }
    return bytes;
  }

  /**
   * The enriched article's bytes, of which those of its annotated one are taken over as they are:
   * most of it need not be written anew then.
   *
   * @param annotated what the article and its annotation were read from, as a build of ours wrote
   *     it: fields that this one does not know are passed on
   * @throws RecordTooLargeException when they pass {@link Limits#RECORD_BYTES_MAX}
   */
  public static byte[] encode(byte[] annotated, EnrichedArticle enriched) {
    if (!startsWithVersion(annotated)) {
      // Foreign bytes, perhaps not even of our character set.
      return ENRICHED_ARTICLE.encode(enriched);
    }
    byte[] place = MAPPER.writeValueAsBytes(Place.of(enriched));
    int end = annotated.length;
    while (annotated[end - 1] != '}') {
      end--;
    }
    // A comma stands for the last brace of the one object and the first of the other.
    byte[] bytes = Arrays.copyOf(annotated, end - 1 + place.length);
    System.arraycopy(place, 0, bytes, end - 1, place.length);
    bytes[end - 1] = ',';
    if (bytes.length > Limits.RECORD_BYTES_MAX) {
      throw new RecordTooLargeException(EnrichedArticle.class, bytes.length);
    }
    return bytes;
  }

  /**
   * What an enriched article says beyond the annotated one, in the same order; also what is null,
   * for of two values readers take the last, and the annotated record may hold any.
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Place(
      Instant firstSeenAt,
      int revision,
      long version,
      List<Change> changes,
      List<EntityRef> entities,
      @Nullable ArticleId nearDuplicateOf,
      @Nullable String storyId,
      @Nullable Double similarity,
      @Nullable Revision revised) {

    static Place of(EnrichedArticle enriched) {
      return new Place(
          enriched.firstSeenAt(),
          enriched.revision(),
          enriched.version(),
          enriched.changes(),
          enriched.entities(),
          enriched.nearDuplicateOf(),
          enriched.storyId(),
          enriched.similarity(),
          enriched.revised());
    }
  }

  /** The record in these bytes, or why there is none; never throws on foreign bytes. */
  public Decoded<T> decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Decoded.Undecodable<>("empty", "the record has no value");
    }
    if (bytes.length > Limits.RECORD_BYTES_MAX) {
      return new Decoded.Undecodable<>(
          "too-large", bytes.length + " bytes, more than " + Limits.RECORD_BYTES_MAX);
    }
    try {
      if (startsWithVersion(bytes)) {
        return new Decoded.Read<>(Objects.requireNonNull(MAPPER.readValue(bytes, type)));
      }
      JsonNode tree = MAPPER.readTree(bytes);
      JsonNode version = tree.get(VERSION_FIELD);
      if (version == null || !version.isInt() || version.intValue() != SCHEMA_VERSION) {
        return new Decoded.Undecodable<>(
            "schema-version",
            "this build reads schemaVersion " + SCHEMA_VERSION + ", the record has " + version);
      }
      return new Decoded.Read<>(Objects.requireNonNull(MAPPER.treeToValue(tree, type)));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      return new Decoded.Undecodable<>("undecodable", String.valueOf(e.getMessage()));
    }
  }

  /** Whether the record is as {@link #encode} begins it, so that it need not be read twice. */
  private static boolean startsWithVersion(byte[] bytes) {
    return bytes.length > HEAD.length
        && bytes[HEAD.length] == ','
        && Arrays.mismatch(bytes, HEAD) == HEAD.length;
  }
}
