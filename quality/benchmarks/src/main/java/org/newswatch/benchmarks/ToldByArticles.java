package org.newswatch.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Story;

/** The stories and entities that articles which bear their ids tell of. */
final class ToldByArticles {

  private final Map<String, List<Part>> stories = new LinkedHashMap<>();
  private final Map<String, EntityRef> named = new LinkedHashMap<>();
  private final Map<String, Span> spans = new HashMap<>();

  /** What a story is told by. */
  private record Part(ArticleId id, String title, Instant seen, String source) {}

  private record Span(Instant first, Instant last, long articles) {

    Span and(Span other) {
      return new Span(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          articles + other.articles);
    }
  }

  void add(EnrichedArticle article) {
    stories
        .computeIfAbsent(Objects.requireNonNull(article.storyId()), id -> new ArrayList<>())
        .add(
            new Part(
                article.id(),
                article.article().title(),
                article.firstSeenAt(),
                article.article().source().id()));
    var once = new Span(article.firstSeenAt(), article.firstSeenAt(), 1);
    for (EntityRef entity : article.entities()) {
      named.putIfAbsent(entity.id(), entity);
      spans.merge(entity.id(), once, Span::and);
    }
  }

  Stream<Story> stories() {
    return stories.entrySet().stream().map(each -> story(each.getKey(), each.getValue()));
  }

  private static Story story(String id, List<Part> parts) {
    Part newest = parts.getFirst();
    Part oldest = parts.getLast();
    long sources = parts.stream().map(Part::source).distinct().count();
    return new Story(
        id,
        oldest.title(),
        oldest.id(),
        oldest.seen(),
        newest.seen(),
        parts.size(),
        sources,
        List.of(),
        null,
        List.of(),
        List.of("en"),
        null,
        1);
  }

  Stream<Entity> entities() {
    return named.values().stream().map(this::entity);
  }

  private Entity entity(EntityRef ref) {
    Span span = Objects.requireNonNull(spans.get(ref.id()));
    return new Entity(
        ref.id(),
        ref.type(),
        ref.label(),
        spellings(ref),
        null,
        null,
        span.first(),
        span.last(),
        span.articles(),
        List.of(),
        null,
        1L);
  }

  private static List<String> spellings(EntityRef ref) {
    Collection<String> names = ref.names();
    return names.isEmpty() ? List.of(ref.label()) : List.copyOf(names);
  }
}
