package org.newswatch.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about entities; the value of {@link Topic#ENTITY_DECISIONS}, whose key is
 * {@link #id}. Decisions are never changed or taken out: what was wrong is undone by another. All
 * of them together, in the order of {@link #at} and then {@link #id}, say what holds, in whatever
 * order they are read.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EntityDecision.Merge.class, name = "merge"),
  @JsonSubTypes.Type(value = EntityDecision.Split.class, name = "split"),
  @JsonSubTypes.Type(value = EntityDecision.Label.class, name = "label"),
  @JsonSubTypes.Type(value = EntityDecision.Alias.class, name = "alias"),
  @JsonSubTypes.Type(value = EntityDecision.Undo.class, name = "undo")
})
public sealed interface EntityDecision {

  /** What this decision is called for ever. */
  String id();

  /** When it was taken. */
  Instant at();

  /** Who took it. */
  String by();

  /** Why, in the words of who took it; null when they said nothing. */
  @Nullable String why();

  /** Two are one: {@code entity} is {@code into}, with all that was merged into it before. */
  record Merge(String id, Instant at, String by, @Nullable String why, String entity, String into)
      implements EntityDecision {

    public Merge {
      checkWho(id, at, by, why);
      checkId("entity", entity);
      checkId("into", into);
      if (entity.equals(into)) {
        throw new IllegalArgumentException("an entity is not merged into itself: " + into);
      }
    }
  }

  /**
   * One is two.
   *
   * @param names the spellings of {@code entity} that mean another, which gets an id of its own;
   *     none to say that {@code entity}, merged into another by evidence, stands for itself
   */
  record Split(
      String id, Instant at, String by, @Nullable String why, String entity, List<String> names)
      implements EntityDecision {

    private static final int ID_BYTES = 12;

    public Split {
      checkWho(id, at, by, why);
      checkId("entity", entity);
      names = Check.copy("names", names, Limits.SPELLINGS_MAX);
      names.forEach(name -> checkName("name", name));
    }

    /** The id of the other one, which these names mean; of nobody when there are no names. */
    public String otherId() {
      return Sha256.hex("split:" + id, ID_BYTES);
    }
  }

  /** What an entity is called from now on. */
  record Label(String id, Instant at, String by, @Nullable String why, String entity, String label)
      implements EntityDecision {

    public Label {
      checkWho(id, at, by, why);
      checkId("entity", entity);
      checkName("label", label);
    }
  }

  /** A further name of an entity: whatever bears it, written so, is that entity. */
  record Alias(String id, Instant at, String by, @Nullable String why, String entity, String name)
      implements EntityDecision {

    public Alias {
      checkWho(id, at, by, why);
      checkId("entity", entity);
      checkName("name", name);
    }
  }

  /** Another decision no longer holds. */
  record Undo(String id, Instant at, String by, @Nullable String why, String decision)
      implements EntityDecision {

    public Undo {
      checkWho(id, at, by, why);
      checkId("decision", decision);
      if (decision.equals(id)) {
        throw new IllegalArgumentException("a decision does not undo itself: " + id);
      }
    }
  }

  private static void checkWho(String id, Instant at, String by, @Nullable String why) {
    checkId("id", id);
    Check.inCalendar("at", at);
    Check.notBlank("by", by);
    Check.maxChars("by", by, Limits.LABEL_CHARS_MAX);
    Check.maxChars("why", why, Limits.TITLE_CHARS_MAX);
  }

  private static void checkId(String field, String id) {
    Check.notBlank(field, id);
    Check.maxChars(field, id, Limits.LABEL_CHARS_MAX);
  }

  private static void checkName(String field, String name) {
    Check.notBlank(field, name);
    Check.maxChars(field, name, Limits.TITLE_CHARS_MAX);
  }
}
