package org.newswatch.alerts.backtest;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.newswatch.contract.Decoded;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Subscription;
import org.newswatch.contract.Told;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.Asker;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.KeptRecord;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.elasticsearch.PointInTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every revision that came since some time, as the index holds it at one moment. It holds what the
 * topic of enriched articles had and the indexer took; see {@link IndexNames#WRITER_GROUP}. For one
 * thread.
 */
public final class RevisionArchive implements AutoCloseable {

  /** Documents whose ids are held because they must be looked for elsewhere. */
  static final int BARE_MAX = 100_000;

  /** Documents that are held at a time. */
  private static final int PAGE = 100;

  private static final int IDS_PAGE = 5_000;
  private static final String CLOSED_TOO =
      "?expand_wildcards=all&ignore_unavailable=true&filter_path=metadata.indices.*.state";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final PointInTime index;
  private final List<String> closed;
  private final Instant from;

  private RevisionArchive(PointInTime index, List<String> closed, Instant from) {
    this.index = index;
    this.closed = closed;
    this.from = from;
  }

  /** What is there now of the time since {@code from}. */
  public static RevisionArchive open(ElasticsearchHttp http, Instant from)
      throws IndexException, InterruptedException {
    String name = IndexNames.REVISIONS.readAlias();
    // What was written a moment ago is to be seen; who may not ask for that sees it a little later.
    Answer unused = http.send("POST", "/" + name + "/_refresh?ignore_unavailable=true");
    return new RevisionArchive(PointInTime.open(http, name), closed(http, name), from);
  }

  /** Nothing where the server does not tell. */
  private static List<String> closed(ElasticsearchHttp http, String name)
      throws InterruptedException {
    Set<String> closed = new TreeSet<>();
    Answer answer = http.send("GET", "/_cluster/state/metadata/" + name + CLOSED_TOO);
    if (answer instanceof Answer.Reply reply && reply.ok()) {
      reply
          .json()
          .at("/metadata/indices")
          .forEachEntry(
              (index, state) -> {
                if (state.path("state").asString("").equals("close")) {
                  closed.add(index);
                }
              });
    }
    return List.copyOf(closed);
  }

  /** Indices that are closed, and so not read. */
  public List<String> closed() {
    return closed;
  }

  /** When the oldest revision that can be read came, whatever the time asked of. */
  public Optional<Instant> oldest() throws IndexException, InterruptedException {
    OptionalLong version = index.min(exists(), Fields.VERSION);
    return version.isPresent()
        ? Optional.of(Told.revisedAt(version.getAsLong()))
        : Optional.empty();
  }

  /** To be called now and then by who is at something else for minutes, or it is gone. */
  public void renew() throws IndexException, InterruptedException {
    index.renew();
  }

  /** How many revisions there are. */
  public long count() throws IndexException, InterruptedException {
    return index.count(since());
  }

  /** Which of these revisions there are, by their {@link IndexNames#revisionId}. */
  public Set<String> held(Collection<String> ids) throws IndexException, InterruptedException {
    ObjectNode query = JSON.createObjectNode();
    ArrayNode values = query.putObject("ids").putArray("values");
    ids.forEach(values::add);
    return ids(query);
  }

  /**
   * The ids of documents that an earlier build wrote, which do not tell all of their articles; at
   * most so many as can be held.
   */
  public Set<String> bare() throws IndexException, InterruptedException {
    return ids(bareOnes());
  }

  /** How many of these there are. */
  public long bareCount() throws IndexException, InterruptedException {
    return index.count(bareOnes());
  }

  private ObjectNode bareOnes() {
    return filtered(since(), not(exists()));
  }

  /**
   * Revisions by which a back-test goes.
   *
   * @param <E> what a reader may throw
   */
  @FunctionalInterface
  public interface Reader<E extends Exception> {
    /** The next one. */
    void read(EnrichedArticle article) throws E, InterruptedException;
  }

  /**
   * What is worth matching: how many there are, and each of them.
   *
   * @param subscription whose query and filters leave out what cannot match
   * @param query its query as it was understood
   * @param asker what is the same to whoever asks
   */
  public Selection select(Subscription subscription, Query query, Asker asker)
      throws IndexException, InterruptedException {
    ObjectNode whole = filtered(since(), exists());
    ObjectNode narrow = filtered(whole, narrowed(subscription, query, asker));
    try {
      return new Selection(narrow, index.count(narrow));
    } catch (IndexException e) {
      if (!e.refused()) {
        throw e;
      }
      // A word may have more endings here than the server puts into one search.
      return new Selection(whole, index.count(whole));
    }
  }

  /** Some of the revisions. */
  public final class Selection {
    private final ObjectNode query;
    private final long count;

    private Selection(ObjectNode query, long count) {
      this.query = query;
      this.count = count;
    }

    public long count() {
      return count;
    }

    /**
     * Each of them, in the order in which they came.
     *
     * @return how many could not be read
     */
    public <E extends Exception> long each(Reader<E> reader)
        throws IndexException, InterruptedException, E {
      long[] unread = new long[1];
      index.each(
          query,
          Fields.VERSION,
          KeptRecord.fields(),
          PAGE,
          hit -> {
            if (KeptRecord.of(hit.path("_source")) instanceof Decoded.Read<EnrichedArticle> read) {
              reader.read(read.value());
            } else {
              unread[0]++;
            }
          });
      return unread[0];
    }
  }

  private Set<String> ids(ObjectNode query) throws IndexException, InterruptedException {
    Set<String> ids = new HashSet<>();
    index.each(
        query,
        Fields.VERSION,
        List.of(),
        IDS_PAGE,
        (JsonNode hit) -> {
          if (ids.size() < BARE_MAX) {
            ids.add(hit.path("_id").asString());
          }
        });
    return ids;
  }

  /** What is left when those are left out that the subscription cannot match. */
  private static ObjectNode narrowed(Subscription subscription, Query query, Asker asker) {
    ObjectNode narrow = JSON.createObjectNode();
    ArrayNode all = narrow.putObject("bool").putArray("filter");
    Queries.narrowing(query, asker)
        .map(wider -> Queries.toElasticsearch(wider, asker))
        .ifPresent(wider -> all.add(JSON.readTree(wider)));
    any(all, Fields.LANGUAGE, subscription.filters().languages());
    any(all, Fields.SOURCE_COUNTRY, subscription.filters().countries());
    any(all, Fields.SOURCE_ID, subscription.filters().sources());
    // Other models have other fields to be asked by.
    ObjectNode model = JSON.createObjectNode();
    model.putObject("term").put(Fields.MODEL, ArticleFields.MODEL);
    ObjectNode either = JSON.createObjectNode();
    either
        .putObject("bool")
        .put("minimum_should_match", 1)
        .putArray("should")
        .add(narrow)
        .add(not(model));
    return either;
  }

  private static void any(ArrayNode all, String field, Collection<String> values) {
    if (!values.isEmpty()) {
      ArrayNode terms = all.addObject().putObject("terms").putArray(field);
      values.forEach(terms::add);
    }
  }

  private ObjectNode since() {
    ObjectNode query = JSON.createObjectNode();
    query.putObject("range").putObject(Fields.VERSION).put("gte", Told.versionAt(from));
    return query;
  }

  private static ObjectNode exists() {
    ObjectNode query = JSON.createObjectNode();
    query.putObject("exists").put("field", Fields.MODEL);
    return query;
  }

  private static ObjectNode not(ObjectNode query) {
    ObjectNode not = JSON.createObjectNode();
    not.putObject("bool").putArray("must_not").add(query);
    return not;
  }

  private static ObjectNode filtered(ObjectNode one, ObjectNode other) {
    ObjectNode both = JSON.createObjectNode();
    both.putObject("bool").putArray("filter").add(one).add(other);
    return both;
  }

  @Override
  public void close() {
    index.close();
  }
}
