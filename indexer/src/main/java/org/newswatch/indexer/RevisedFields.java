package org.newswatch.indexer;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.newswatch.contract.Revision;
import org.newswatch.query.ArticleFields;
import org.newswatch.query.Fields;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a revision changed, as the article's document says it. */
final class RevisedFields {

  private static final JsonMapper JSON = new JsonMapper();

  private RevisedFields() {}

  static ObjectNode of(Revision revised) {
    ObjectNode fields = JSON.createObjectNode();
    if (revised.titleBefore() != null) {
      fields.put(name(Fields.REVISED_TITLE_BEFORE), revised.titleBefore());
    }
    fields.put(name(Fields.REVISED_TEXT_ADDED), revised.textAdded());
    fields.put(name(Fields.REVISED_TEXT_REMOVED), revised.textRemoved());
    put(fields, Fields.REVISED_ENTITIES_ADDED, revised.entitiesAdded(), Revision.Labelled::label);
    put(fields, Fields.REVISED_ENTITY_IDS_ADDED, revised.entitiesAdded(), Revision.Labelled::id);
    put(
        fields,
        Fields.REVISED_ENTITIES_REMOVED,
        revised.entitiesRemoved(),
        Revision.Labelled::label);
    put(
        fields,
        Fields.REVISED_ENTITY_IDS_REMOVED,
        revised.entitiesRemoved(),
        Revision.Labelled::id);
    put(fields, Fields.REVISED_DAYS_ADDED, writable(revised.daysAdded()), LocalDate::toString);
    put(fields, Fields.REVISED_DAYS_REMOVED, writable(revised.daysRemoved()), LocalDate::toString);
    return fields;
  }

  private static List<LocalDate> writable(List<LocalDate> days) {
    return days.stream().filter(ArticleFields::isWritable).toList();
  }

  private static <T> void put(
      ObjectNode fields, String field, List<T> values, Function<T, String> text) {
    ArrayNode array = fields.putArray(name(field));
    values.forEach(value -> array.add(text.apply(value)));
  }

  /** Within the object that {@link Fields#REVISED} is. */
  private static String name(String field) {
    return field.substring(Fields.REVISED.length() + 1);
  }
}
