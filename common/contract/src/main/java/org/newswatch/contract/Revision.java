package org.newswatch.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a revision of an article changed against the revision before it. The text is compared
 * sentence by sentence, without regard to case, accents and punctuation.
 *
 * @param titleBefore the title of the revision before; null when it is the same
 * @param textAdded the share of this revision's text, by words, that stands in sentences which the
 *     one before did not have; 0 to 1
 * @param textRemoved the share of the text before, by words, that stood in sentences which this
 *     revision does not have; 0 to 1
 * @param entitiesAdded those named now and not before; at most {@link Limits#REVISION_ENTRIES_MAX},
 *     as each of these lists
 * @param entitiesRemoved those named before and not now
 * @param daysAdded the days spoken of now and not before, in order
 * @param daysRemoved the days spoken of before and not now, in order
 */
public record Revision(
    @Nullable String titleBefore,
    double textAdded,
    double textRemoved,
    List<Labelled> entitiesAdded,
    List<Labelled> entitiesRemoved,
    List<LocalDate> daysAdded,
    List<LocalDate> daysRemoved) {

  public Revision {
    Check.maxChars("titleBefore", titleBefore, Limits.TITLE_CHARS_MAX);
    Check.share("textAdded", textAdded);
    Check.share("textRemoved", textRemoved);
    entitiesAdded = Check.copy("entitiesAdded", entitiesAdded, Limits.REVISION_ENTRIES_MAX);
    entitiesRemoved = Check.copy("entitiesRemoved", entitiesRemoved, Limits.REVISION_ENTRIES_MAX);
    daysAdded = Check.copy("daysAdded", daysAdded, Limits.REVISION_ENTRIES_MAX);
    daysRemoved = Check.copy("daysRemoved", daysRemoved, Limits.REVISION_ENTRIES_MAX);
  }

  /** The same without these entities. */
  Revision without(Predicate<String> forgotten) {
    return new Revision(
        titleBefore,
        textAdded,
        textRemoved,
        entitiesAdded.stream().filter(entity -> !forgotten.test(entity.id())).toList(),
        entitiesRemoved.stream().filter(entity -> !forgotten.test(entity.id())).toList(),
        daysAdded,
        daysRemoved);
  }

  /**
   * An entity, shortly.
   *
   * @param label what it is called on lists and dashboards
   */
  public record Labelled(String id, String label) {

    public Labelled {
      Check.notBlank("labelled.id", id);
      Check.notBlank("labelled.label", label);
    }
  }
}
