package org.newswatch.enricher.connect.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Limits;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.Story;

/** What readers see of a story, counted up article by article; bounded, whatever their number. */
final class Facts {

  /** Entities that are counted, of which readers see those named most. */
  static final int ENTITIES_MAX = 40;

  /** Entities of one article that count, the most salient first. */
  private static final int ARTICLE_ENTITIES_MAX = 20;

  /** Days that are counted. */
  static final int DAYS_MAX = 24;

  /** Papers that are told apart; of more, each article counts as a source. */
  static final int PAPERS_MAX = 200;

  /** Another article must be more central by this to give the story its title. */
  private static final float TITLE_STEP = 1.05f;

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** How many articles named an entity. */
  record Count(MentionType type, String label, int articles) {}

  String id = "";
  String title = "";
  String titleArticle = "";

  /** What the article tells that gave the title, to see whether another is more central. */
  Features central = Features.NONE;

  long first;
  long last;
  long articles;
  long sources;
  long version;
  @Nullable String mergedInto;
  final Set<Integer> papers = new LinkedHashSet<>();
  final Map<String, Count> entities = new LinkedHashMap<>();
  final TreeMap<Long, Float> days = new TreeMap<>();
  final TreeMap<Long, Long> hours = new TreeMap<>();
  final Set<String> languages = new LinkedHashSet<>();

  /**
   * One more article.
   *
   * @param at when it came out, in milliseconds
   * @param tells what it tells most of
   * @param story the story as it is with this article
   */
  void add(EnrichedArticle article, long at, Features tells, Running story) {
    first = articles == 0 ? at : Math.min(first, at);
    last = articles == 0 ? at : Math.max(last, at);
    articles++;
    boolean independent =
        article.nearDuplicateOf() == null && isNewPaper(article.article().source().id());
    sources += independent || sources == 0 ? 1 : 0;
    hour(Math.floorDiv(at, HOUR_MILLIS), 1);
    String language = article.annotation().detectedLanguage();
    if (language != null && languages.size() < Limits.STORY_LANGUAGES_MAX) {
      languages.add(language);
    }
    article.entities().stream()
        .limit(ARTICLE_ENTITIES_MAX)
        .forEach(entity -> entity(entity.id(), count(entity)));
    days(article);
    entitle(article, tells, story);
  }

  private boolean isNewPaper(String paper) {
    int hash = paper.hashCode();
    // Of more papers than are remembered, each article counts as another's.
    return !papers.contains(hash) && (papers.size() >= PAPERS_MAX || papers.add(hash));
  }

  private static Count count(EntityRef entity) {
    return new Count(entity.type(), entity.label(), 1);
  }

  private void entity(String entity, Count more) {
    Count before = entities.get(entity);
    if (before == null && entities.size() >= ENTITIES_MAX) {
      entities.remove(rarest());
    }
    int sum = more.articles() + (before == null ? 0 : before.articles());
    entities.put(entity, new Count(more.type(), more.label(), sum));
  }

  private String rarest() {
    String rarest = "";
    int least = Integer.MAX_VALUE;
    for (var entry : entities.entrySet()) {
      if (entry.getValue().articles() < least) {
        least = entry.getValue().articles();
        rarest = entry.getKey();
      }
    }
    return rarest;
  }

  /** Each article has one voice, however many days it speaks of. */
  private void days(EnrichedArticle article) {
    var spokenOf = Reading.spokenOf(article.annotation().dates());
    float total = 0;
    for (float weight : spokenOf.values()) {
      total += weight;
    }
    for (var day : spokenOf.entrySet()) {
      day(day.getKey().toEpochDay(), day.getValue() / total);
    }
  }

  private void day(long day, float weight) {
    days.merge(day, weight, Float::sum);
    if (days.size() > DAYS_MAX) {
      days.remove(
          days.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey());
    }
  }

  private void hour(long hour, long more) {
    hours.merge(hour, more, Long::sum);
    if (hours.size() > Limits.STORY_HOURS_MAX) {
      long oldest = Objects.requireNonNull(hours.pollFirstEntry()).getValue();
      hours.merge(hours.firstKey(), oldest, Long::sum);
    }
  }

  private void entitle(EnrichedArticle article, Features tells, Running story) {
    if (title.isEmpty() || central(tells, story) > central(this.central, story) * TITLE_STEP) {
      title = article.article().title();
      titleArticle = article.id().value();
      central = tells;
    }
  }

  /** How much of what the story tells stands in these features, by their number. */
  private static double central(Features features, Running story) {
    double product = 0;
    double squares = 0;
    int there = 0;
    Features told = story.told.features;
    for (int i = 0; i < features.size(); i++) {
      double weight = features.damped[i];
      squares += weight * weight;
      while (there < told.size() && told.keys[there] < features.keys[i]) {
        there++;
      }
      if (there < told.size() && told.keys[there] == features.keys[i]) {
        product += weight * told.damped[there];
      }
    }
    return squares == 0 ? 0 : product / Math.sqrt(squares);
  }

  /** Whether the article gave the title and now has another. */
  boolean retitle(EnrichedArticle article) {
    boolean changed =
        titleArticle.equals(article.id().value()) && !title.equals(article.article().title());
    title = changed ? article.article().title() : title;
    return changed;
  }

  /** All that another story told is told by this one. */
  void take(Facts other) {
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    articles += other.articles;
    sources += other.sources;
    for (int paper : other.papers) {
      if (papers.contains(paper)) {
        sources--;
      } else if (papers.size() < PAPERS_MAX) {
        papers.add(paper);
      }
    }
    sources = Math.max(1, sources);
    other.entities.forEach(this::entity);
    other.days.forEach(this::day);
    other.hours.forEach(this::hour);
    for (String language : other.languages) {
      if (languages.size() < Limits.STORY_LANGUAGES_MAX) {
        languages.add(language);
      }
    }
  }

  /** As readers see it. */
  Story story() {
    List<Story.Named> named = new ArrayList<>();
    entities.forEach(
        (entity, count) ->
            named.add(new Story.Named(entity, count.type(), count.label(), count.articles())));
    named.sort(
        Comparator.comparingLong(Story.Named::articles).reversed().thenComparing(Story.Named::id));
    List<Story.Hour> counted = new ArrayList<>();
    hours.forEach(
        (hour, count) ->
            counted.add(new Story.Hour(Instant.ofEpochMilli(hour * HOUR_MILLIS), count)));
    return new Story(
        id,
        title,
        new ArticleId(titleArticle),
        Instant.ofEpochMilli(first),
        Instant.ofEpochMilli(last),
        articles,
        sources,
        named.subList(0, Math.min(named.size(), Limits.STORY_ENTITIES_MAX)),
        day(),
        counted,
        List.copyOf(languages),
        mergedInto,
        version);
  }

  /** The day spoken of most; among equals the one next to its first article. */
  private @Nullable LocalDate day() {
    long begin = Math.floorDiv(first, DAY_MILLIS);
    return days.entrySet().stream()
        .max(
            Map.Entry.<Long, Float>comparingByValue()
                .thenComparing(day -> -Math.abs(day.getKey() - begin)))
        .map(day -> LocalDate.ofEpochDay(day.getKey()))
        .orElse(null);
  }
}
