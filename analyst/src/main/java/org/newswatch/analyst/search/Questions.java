package org.newswatch.analyst.search;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.same.Same;
import org.newswatch.query.Asker;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads queries as they are meant here and now. Thread-safe. */
public final class Questions {

  private static final JsonMapper JSON = new JsonMapper();

  private final Same same;
  private final SavedQueries saved;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param same which entities and stories readers take for one
   * @param saved what {@code @id} stands for
   * @param zone whose days {@code today} and those of {@code published:} are
   */
  public Questions(Same same, SavedQueries saved, InstantSource clock, ZoneId zone) {
    this.same = same;
    this.saved = saved;
    this.clock = clock;
    this.zone = zone;
  }

  /** What a text asks for; an empty one asks for all articles. */
  public Result<Question> read(String text) {
    if (text.isBlank()) {
      return new Result.Found<>(new Question(null, JSON.readTree("{\"match_all\":{}}")));
    }
    return switch (parse(text)) {
      case Parsed.Invalid invalid -> new Result.BadQuery<>(invalid.problem());
      case Parsed.Valid valid ->
          new Result.Found<>(new Question(valid.query(), request(valid.query())));
    };
  }

  /** The query that a text is, with the saved ones in it. */
  public Parsed parse(String text) {
    return Queries.parse(text, saved::get);
  }

  /**
   * A query as the index is asked.
   *
   * @param query without {@link Query.Saved}
   */
  public JsonNode request(Query query) {
    return JSON.readTree(
        Queries.toElasticsearch(
            query, new Asker(clock.instant(), zone, same.entities()::of, same.stories()::of)));
  }

  /** The same as they are meant at this moment. */
  public Questions at(Instant moment) {
    return new Questions(same, saved, InstantSource.fixed(moment), zone);
  }

  /** The day that it is for who asks. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Whose days are meant. */
  public ZoneId zone() {
    return zone;
  }
}
