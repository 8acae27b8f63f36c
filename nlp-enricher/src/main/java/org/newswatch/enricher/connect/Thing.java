package org.newswatch.enricher.connect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;

/**
 * One thing that an article names: its mentions of one type and head.
 *
 * @param weight how much the article is about it, beside the others
 */
record Thing(
    MentionType type, String name, @Nullable MentionKind kind, double weight, int mentions) {

  /** UTF-16 units of a name that are kept. */
  static final int NAME_CHARS_MAX = 200;

  private static final double TITLE_WEIGHT = 3;

  /** The things of an article, those first that it is most about. */
  static List<Thing> of(AnnotatedArticle annotated) {
    return of(annotated.annotation().mentions(), annotated.article().text().length());
  }

  static List<Thing> of(List<Mention> mentions, int textLength) {
    Map<String, Thing> things = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      String name = cut(mention.head());
      Thing one = new Thing(mention.type(), name, mention.kind(), weight(mention, textLength), 1);
      things.merge(mention.type() + " " + NameBook.folded(name), one, Thing::and);
    }
    List<Thing> all = new ArrayList<>(things.values());
    all.sort(
        Comparator.comparingDouble((Thing thing) -> thing.weight())
            .reversed()
            .thenComparing(Thing::name));
    return all;
  }

  /** What is longer is no name; it need not fill the stores. */
  private static String cut(String name) {
    if (name.length() <= NAME_CHARS_MAX) {
      return name;
    }
    int end = Character.isHighSurrogate(name.charAt(NAME_CHARS_MAX - 1)) ? 1 : 0;
    return name.substring(0, NAME_CHARS_MAX - end);
  }

  private Thing and(Thing more) {
    return new Thing(
        type,
        name,
        kind == null ? more.kind : kind,
        weight + more.weight,
        mentions + more.mentions);
  }

  /** What the title names counts thrice; what stands early in the text up to twice. */
  private static double weight(Mention mention, int textLength) {
    return mention.field() == Field.TITLE
        ? TITLE_WEIGHT
        : 2 - Math.min(1, (double) mention.start() / textLength);
  }
}
