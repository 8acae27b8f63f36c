package org.newswatch.enricher.connect.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Story;
import org.newswatch.enricher.connect.state.Rows;
import org.newswatch.enricher.connect.state.State;
import org.newswatch.enricher.connect.state.Table;

/**
 * Which story an article tells. An article is placed first, which changes nothing, and kept once it
 * goes out. For one thread.
 */
public final class Stories {

  /** What came out longer before the time of the stream is old. */
  static final Duration OLD = Duration.ofDays(14);

  /** Other stories that are compared with the one that an article joins. */
  private static final int COMPARED_MAX = 4;

  private static final String ID_START = "s";

  /** Features by which it is seen which article is the most central. */
  private static final int CENTRAL_MAX = 24;

  /** Room below the millisecond for records within one. */
  private static final int VERSION_SHIFT = 8;

  /** Where articles of one age join each other. */
  private enum Age {
    RUNNING(1, 30_000),
    OLD(2, 8_000);

    /** What the keys of its rows begin with. */
    private final byte number;

    private final int storiesMax;

    Age(int number, int storiesMax) {
      this.number = (byte) number;
      this.storiesMax = storiesMax;
    }
  }

  private final Rows facts;
  private final Rows told;
  private final Rows changes;
  private final InstantSource clock;
  private final Reading reading = new Reading();
  private final Map<Age, Lane> lanes = new EnumMap<>(Age.class);
  private long now;
  private long order;

  /**
   * The stories as they were kept.
   *
   * @param clock gives versions, never identity
   */
  public Stories(State state, InstantSource clock) {
    this.facts = state.table(Table.STORIES);
    this.told = state.table(Table.STORY_KEYS);
    this.changes = state.table(Table.STORY_CHANGES);
    this.clock = clock;
    Ordinary ordinary = Ordinary.load();
    for (Age age : Age.values()) {
      lanes.put(age, new Lane(age.storiesMax, ordinary));
    }
    List<Restored> kept = new ArrayList<>();
    told.all(
        (key, row) -> {
          String id = new String(key, 1, key.length - 1, UTF_8);
          kept.add(
              new Restored(
                  key[0] == Age.OLD.number ? Age.OLD : Age.RUNNING, StoryRows.running(id, row)));
          return true;
        });
    Map<String, List<byte[]>> changed = new HashMap<>();
    changes.all(
        (key, row) -> {
          String story = new String(key, 1, key.length - 2, UTF_8);
          changed.computeIfAbsent(story, any -> new ArrayList<>()).add(row);
          return true;
        });
    kept.forEach(one -> restore(one.story(), changed.getOrDefault(one.story().id, List.of())));
    kept.sort(Comparator.comparingLong(one -> one.story().touched));
    for (Restored one : kept) {
      lane(one.age()).restore(one.story());
      now = Math.max(now, one.story().written);
      order = Math.max(order, Math.max(one.story().touched, one.story().opened));
    }
  }

  private static void restore(Running story, List<byte[]> changes) {
    List<byte[]> inOrder = new ArrayList<>(changes);
    inOrder.sort(Comparator.comparingLong(StoryRows::changed));
    story.changeRows = inOrder.size();
    for (byte[] change : inOrder) {
      // Those before are in the story's row.
      if (StoryRows.changed(change) > story.touched) {
        StoryRows.change(story, change);
        story.changes++;
      }
    }
  }

  private record Restored(Age age, Running story) {}

  /**
   * The story of an article that was not seen before.
   *
   * @param original the story of the article that this one nearly repeats; null if it repeats none
   * @param at when it came out
   * @param stream the time of the stream
   */
  public Placement place(
      EnrichedArticle article, @Nullable String original, Instant at, Instant stream) {
    long time = Math.max(now, stream.toEpochMilli());
    boolean old = time - at.toEpochMilli() > OLD.toMillis();
    Lane lane = lane(old ? Age.OLD : Age.RUNNING);
    if (original != null) {
      return given(article, original, Placement.Effect.REPEATS, at.toEpochMilli(), time);
    }
    Weighed weighed = lane.weigh(reading.of(article));
    List<Lane.Fit> best =
        lane.best(weighed, at.toEpochMilli(), article.annotation().detectedLanguage());
    boolean joins = !best.isEmpty() && best.getFirst().likeness() >= Likeness.JOIN_MIN;
    Running target = joins ? best.getFirst().story() : null;
    return new Placement(
        target == null ? ID_START + article.id().value() : target.id,
        article,
        Placement.Effect.TELLS,
        lane,
        weighed,
        at.toEpochMilli(),
        time,
        target,
        best.stream().skip(joins ? 1 : 0).limit(COMPARED_MAX).map(Lane.Fit::story).toList());
  }

  /**
   * That of an article that was counted before: it keeps its story.
   *
   * @param story the story that it was given
   */
  public Placement placeAgain(EnrichedArticle article, String story, Instant at, Instant stream) {
    return given(
        article,
        story,
        Placement.Effect.REVISES,
        at.toEpochMilli(),
        Math.max(now, stream.toEpochMilli()));
  }

  private Placement given(
      EnrichedArticle article, String story, Placement.Effect effect, long at, long time) {
    for (Lane lane : lanes.values()) {
      Running root = effect == Placement.Effect.REVISES ? lane.get(story) : lane.root(story);
      if (root != null) {
        return new Placement(
            root.id, article, effect, lane, Weighed.NOTHING, at, time, root, List.of());
      }
    }
    return new Placement(
        story, article, effect, lane(Age.RUNNING), Weighed.NOTHING, at, time, null, List.of());
  }

  /**
   * Keeps what the article changes.
   *
   * @return the stories that readers see otherwise now
   */
  public List<Story> keep(Placement placed) {
    now = placed.now;
    List<Story> changed =
        switch (placed.effect) {
          case TELLS -> tell(placed);
          case REPEATS -> repeat(placed);
          case REVISES -> revise(placed);
        };
    for (Age age : Age.values()) {
      for (Running done : lane(age).sweep(now)) {
        told.delete(key(age, done.id));
        facts.delete(bytes(done.id));
        for (int row = 0; row < done.changeRows; row++) {
          changes.delete(changeKey(age, done.id, row));
        }
      }
    }
    return changed;
  }

  private List<Story> tell(Placement placed) {
    Lane lane = placed.lane;
    Running story = placed.target;
    Facts known;
    if (story == null) {
      story = new Running(placed.story, ++order);
      lane.open(story);
      known = new Facts();
      known.id = placed.story;
    } else {
      known = facts(story.id);
    }
    lane.join(story, placed.weighed);
    story.seen(placed.at);
    story.speak(placed.article.annotation().detectedLanguage(), Limits.STORY_LANGUAGES_MAX);
    known.add(placed.article, placed.at, central(placed.weighed), story);
    List<Story> changed = new ArrayList<>();
    for (Running other : placed.others) {
      if (lane.areOne(story, other)) {
        Facts others = facts(other.id);
        boolean older = story.opened < other.opened;
        Running into = older ? story : other;
        Facts whole = older ? known : others;
        Running part = older ? other : story;
        Facts rest = older ? others : known;
        lane.merge(into, part);
        whole.take(rest);
        rest.mergedInto = into.id;
        changed.add(kept(lane, part, rest));
        story = into;
        known = whole;
      }
    }
    changed.add(kept(lane, story, known));
    return changed;
  }

  /** It is one article more, but says nothing that the story does not say already. */
  private List<Story> repeat(Placement placed) {
    Running story = placed.target;
    if (story == null) {
      return List.of();
    }
    Facts known = facts(story.id);
    known.add(placed.article, placed.at, Features.NONE, story);
    story.first = Math.min(story.first, placed.at);
    story.last = Math.max(story.last, placed.at);
    return List.of(kept(placed.lane, story, known));
  }

  private List<Story> revise(Placement placed) {
    Running story = placed.target;
    if (story == null) {
      return List.of();
    }
    Facts known = facts(story.id);
    return known.retitle(placed.article) ? List.of(kept(placed.lane, story, known)) : List.of();
  }

  private Story kept(Lane lane, Running story, Facts known) {
    Age age = lane == lane(Age.OLD) ? Age.OLD : Age.RUNNING;
    if (story.touched == 0) {
      // Empty; that it was opened is all that its changes do not tell.
      told.put(key(age, story.id), StoryRows.of(new Running(story.id, story.opened)));
    }
    lane.touch(story, ++order, now);
    if (story.whole || story.changes == Change.ROWS_MAX) {
      told.put(key(age, story.id), StoryRows.of(story));
      story.changes = 0;
    } else {
      changes.put(changeKey(age, story.id, story.changes), StoryRows.ofChange(story));
      story.changes++;
      story.changeRows = Math.max(story.changeRows, story.changes);
    }
    story.whole = false;
    story.change = Change.NOTHING;
    return kept(known);
  }

  /**
   * Those that are told anew, as they are, since what readers may see of them is less by now. Which
   * articles join them does not depend on that.
   *
   * @param affected says which
   */
  public List<Story> again(Predicate<Story> affected) {
    List<Facts> found = new ArrayList<>();
    facts.all(
        (key, row) -> {
          Facts known = StoryRows.facts(row);
          if (affected.test(known.story())) {
            found.add(known);
          }
          return true;
        });
    List<Story> again = new ArrayList<>();
    for (Facts known : found) {
      again.add(kept(known));
    }
    return again;
  }

  private Story kept(Facts known) {
    known.version = Math.max(known.version + 1, clock.millis() << VERSION_SHIFT);
    facts.put(bytes(known.id), StoryRows.of(known));
    return known.story();
  }

  private static Features central(Weighed weighed) {
    int[] places = Arrays.copyOf(weighed.probes, Math.min(CENTRAL_MAX, weighed.probes.length));
    Arrays.sort(places);
    return weighed.features.at(places);
  }

  private Facts facts(String story) {
    byte[] row = facts.get(bytes(story));
    if (row == null) {
      throw new IllegalStateException("a story runs of which nothing is kept: " + story);
    }
    return StoryRows.facts(row);
  }

  private Lane lane(Age age) {
    return Objects.requireNonNull(lanes.get(age));
  }

  private static byte[] changeKey(Age age, String story, int row) {
    byte[] key = key(age, story);
    byte[] change = Arrays.copyOf(key, key.length + 1);
    change[key.length] = (byte) row;
    return change;
  }

  private static byte[] key(Age age, String story) {
    byte[] id = bytes(story);
    byte[] key = new byte[id.length + 1];
    key[0] = age.number;
    System.arraycopy(id, 0, key, 1, id.length);
    return key;
  }

  private static byte[] bytes(String story) {
    return story.getBytes(UTF_8);
  }
}
