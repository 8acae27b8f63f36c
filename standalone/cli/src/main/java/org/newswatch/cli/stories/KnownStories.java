package org.newswatch.cli.stories;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Story;

/**
 * All stories, as readers take them: one that turned out to be another stands under that one, whose
 * counts hold its own.
 */
public final class KnownStories {

  /** Characters of an id that are enough when no other begins so. */
  private static final int PREFIX_MIN = 6;

  /** Which come first. */
  public enum Order {
    /** Those that most independent sources tell. */
    SOURCES,
    /** Those that an article joined last. */
    LATEST;

    private Comparator<Story> comparator() {
      Comparator<Story> least =
          switch (this) {
            case SOURCES ->
                Comparator.comparingLong(Story::sources)
                    .thenComparingLong(Story::articles)
                    .thenComparing(Story::lastSeen);
            case LATEST -> Comparator.comparing(Story::lastSeen);
          };
      return least.reversed().thenComparing(Story::id);
    }
  }

  /**
   * Which stories are wanted.
   *
   * @param words each stands in the title or in the name of an entity, whatever its case and
   *     accents; none for all
   * @param language a primary subtag; null for all
   * @param since only those that were seen then or later; null for all
   */
  public record Wanted(List<String> words, @Nullable String language, @Nullable Instant since) {}

  private final Map<String, Story> byId;

  /**
   * The stories as readers were told of them.
   *
   * @param byId each by its id
   */
  public KnownStories(Map<String, Story> byId) {
    this.byId = Map.copyOf(byId);
  }

  /** The one with this id, or those whose ids begin so. */
  public List<Story> meant(String id) {
    Story exact = byId.get(id);
    if (exact != null) {
      return List.of(exact);
    }
    return id.length() < PREFIX_MIN
        ? List.of()
        : byId.values().stream()
            .filter(story -> story.id().startsWith(id))
            .sorted(Comparator.comparing(Story::id))
            .toList();
  }

  /** What readers take the story for; itself when it is no other that is known. */
  public Story root(Story story) {
    Set<String> seen = new HashSet<>();
    Story at = story;
    while (seen.add(at.id())) {
      Story into = at.mergedInto() == null ? null : byId.get(at.mergedInto());
      if (into == null) {
        return at;
      }
      at = into;
    }
    return story;
  }

  /** Those that turned out to be this one, the first seen first. */
  public List<Story> mergedInto(Story root) {
    return byId.values().stream()
        .filter(story -> !story.id().equals(root.id()) && root(story).id().equals(root.id()))
        .sorted(Comparator.comparing(Story::firstSeen).thenComparing(Story::id))
        .toList();
  }

  /** How many there are, those that are one counted once. */
  public long count() {
    return standing().count();
  }

  /** Those that are wanted, each once. */
  public List<Story> which(Wanted wanted, Order order) {
    List<String> words = wanted.words().stream().map(KnownStories::folded).toList();
    return standing()
        .filter(story -> wanted.since() == null || !story.lastSeen().isBefore(wanted.since()))
        .filter(story -> wanted.language() == null || story.languages().contains(wanted.language()))
        .filter(story -> tells(story, words))
        .sorted(order.comparator())
        .toList();
  }

  private Stream<Story> standing() {
    return byId.values().stream().filter(story -> root(story).id().equals(story.id()));
  }

  private static boolean tells(Story story, List<String> words) {
    if (words.isEmpty()) {
      return true;
    }
    String all =
        folded(
            Stream.concat(
                    Stream.of(story.title()), story.entities().stream().map(Story.Named::label))
                .collect(Collectors.joining("\n")));
    return words.stream().allMatch(all::contains);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }
}
