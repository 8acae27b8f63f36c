package org.newswatch.alerts.matching;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.Fields;
import org.newswatch.query.QueryLimits;

/**
 * What matching asks others for; each is called by any thread and answers at once.
 *
 * @param sameEntities the ids of all entities that are this one, its own among them
 * @param sameStories the same of stories
 * @param saved the text of a query that was saved under a name which no subscription has
 */
public record Lookups(
    Function<String, Set<String>> sameEntities,
    Function<String, Set<String>> sameStories,
    Function<String, Optional<String>> saved) {

  /** Where nothing is merged and nothing saved. */
  public static final Lookups NONE = new Lookups(Set::of, Set::of, name -> Optional.empty());

  /**
   * The same fields with the ids of all that are the same: a query for one of them is then found
   * however they were merged since it came.
   */
  ArticleFields widened(ArticleFields fields) {
    Map<String, List<String>> terms = new LinkedHashMap<>(fields.terms());
    terms.computeIfPresent(Fields.ENTITY_IDS, (field, ids) -> all(ids, sameEntities));
    terms.computeIfPresent(Fields.STORY_ID, (field, ids) -> all(ids, sameStories));
    return new ArticleFields(
        fields.texts(), terms, fields.timestamp(), fields.timestampSource(), fields.spans());
  }

  private static List<String> all(List<String> ids, Function<String, Set<String>> same) {
    Set<String> all = new LinkedHashSet<>(ids);
    for (String id : ids) {
      same.apply(id).stream().limit(QueryLimits.SAME_ENTITIES_MAX).forEach(all::add);
    }
    return List.copyOf(all);
  }
}
