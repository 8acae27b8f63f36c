package org.newswatch.indexer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.names.NameKeys;
import org.newswatch.names.NameToken;

/** What is left of records when what they speak of was erased: pure functions. */
public final class Erased {

  private Erased() {}

  /** Whether an article names somebody who was erased. */
  public static boolean names(EnrichedArticle article, Predicate<String> forgotten) {
    return article.entities().stream().anyMatch(entity -> forgotten.test(entity.id()))
        || (article.revised() != null
            && Stream.concat(
                    article.revised().entitiesAdded().stream(),
                    article.revised().entitiesRemoved().stream())
                .anyMatch(entity -> forgotten.test(entity.id())));
  }

  /**
   * The article without them: entities, mentions, and the keys of their names, save those that
   * others of the article share. The text stays.
   */
  public static EnrichedArticle without(EnrichedArticle article, Predicate<String> forgotten) {
    List<EntityRef> gone =
        article.entities().stream().filter(entity -> forgotten.test(entity.id())).toList();
    EnrichedArticle left = article.without(forgotten);
    Annotation before = article.annotation();
    List<Mention> mentions =
        before.mentions().stream()
            .filter(mention -> !isOf(mention, gone) || isOf(mention, left.entities()))
            .toList();
    Set<String> goneKeys = new HashSet<>();
    gone.forEach(entity -> names(entity).forEach(name -> goneKeys.addAll(NameKeys.keys(name))));
    before.mentions().stream()
        .filter(mention -> !mentions.contains(mention))
        .forEach(mention -> goneKeys.addAll(keys(mention)));
    mentions.forEach(mention -> goneKeys.removeAll(keys(mention)));
    var annotation =
        new Annotation(
            before.detectedLanguage(),
            mentions,
            before.dates(),
            before.nameKeys().stream().filter(key -> !goneKeys.contains(key)).toList(),
            keyed(article.article().title(), Field.TITLE, mentions),
            keyed(article.article().text(), Field.TEXT, mentions),
            before.partial(),
            before.pipelineVersion(),
            before.candidates());
    return new EnrichedArticle(
        left.article(),
        annotation,
        left.firstSeenAt(),
        left.revision(),
        left.version(),
        left.changes(),
        left.entities(),
        left.nearDuplicateOf(),
        left.storyId(),
        left.similarity(),
        left.revised());
  }

  private static boolean isOf(Mention mention, Collection<EntityRef> entities) {
    return entities.stream()
        .filter(entity -> entity.type() == mention.type())
        .anyMatch(
            entity -> {
              Set<String> names = names(entity).map(Erased::folded).collect(Collectors.toSet());
              return names.contains(folded(mention.head()))
                  || names.contains(folded(mention.surface()));
            });
  }

  private static Stream<String> names(EntityRef entity) {
    return Stream.concat(Stream.of(entity.label()), entity.names().stream());
  }

  private static Set<String> keys(Mention mention) {
    Set<String> keys = new HashSet<>(NameKeys.keys(mention.head()));
    keys.addAll(NameKeys.keys(mention.surface()));
    return keys;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The text with the name words of these mentions replaced by their keys. */
  private static String keyed(String text, Field field, List<Mention> mentions) {
    List<Mention> sorted = new ArrayList<>(mentions);
    sorted.removeIf(mention -> mention.field() != field || mention.end() > text.length());
    sorted.sort(Comparator.comparingInt(Mention::start));
    var keyed = new StringBuilder(text.length());
    int done = 0;
    for (Mention mention : sorted) {
      if (mention.start() < done) {
        continue;
      }
      for (NameToken token : NameKeys.tokens(text.substring(mention.start(), mention.end()))) {
        if (!token.key().isEmpty() && !token.particle()) {
          keyed.append(text, done, mention.start() + token.start()).append(token.key());
          done = mention.start() + token.wordEnd();
        }
      }
    }
    return keyed.append(text, done, text.length()).toString();
  }
}
