package org.newswatch.enricher.connect.stories;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Of each feature that stories of a lane tell: how many do and in how many articles, and which. All
 * of it is the sum over the stories, so it need not be kept.
 */
final class Rarities {

  private static final int ROOM = 1 << 12;
  private static final int STORIES_ROOM = 2;

  /** One feature. */
  static final class Rarity {

    private final int key;
    private final float ordinary;
    private int stories;
    private long articles;
    private long squares;
    private Running[] tellers = new Running[STORIES_ROOM];
    private int size;

    private Rarity(int key, float ordinary) {
      this.key = key;
      this.ordinary = ordinary;
    }

    /** The stories that tell of it, the first {@code most} of them by the order of opening. */
    void newest(int most, Consumer<Running> visitor) {
      int left = most;
      for (int i = size - 1; i >= 0 && left > 0; i--) {
        if (!tellers[i].gone) {
          visitor.accept(tellers[i]);
          left--;
        }
      }
    }

    private void add(Running story) {
      if (size == tellers.length) {
        compact();
      }
      if (size == tellers.length) {
        tellers = Arrays.copyOf(tellers, size * 2);
      }
      int at = size;
      // Nearly always at the end: a story mostly learns of it when it opens.
      while (at > 0 && tellers[at - 1].opened > story.opened) {
        tellers[at] = tellers[at - 1];
        at--;
      }
      tellers[at] = story;
      size++;
    }

    /** Those that are gone stay where they stood until room is needed. */
    private void compact() {
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (!tellers[i].gone) {
          tellers[kept++] = tellers[i];
        }
      }
      Arrays.fill(tellers, kept, size, null);
      size = kept;
    }

    private void remove(Running story) {
      for (int i = size - 1; i >= 0; i--) {
        if (tellers[i] == story) {
          System.arraycopy(tellers, i + 1, tellers, i, size - i - 1);
          tellers[--size] = null;
          return;
        }
      }
    }
  }

  private final Ordinary ordinary;
  private @Nullable Rarity[] slots = new Rarity[ROOM];
  private int size;

  Rarities(Ordinary ordinary) {
    this.ordinary = ordinary;
  }

  /**
   * How much the feature tells.
   *
   * @param among how many stories there are
   */
  float rarity(int key, int among) {
    Rarity of = slots[slot(key)];
    if (of == null) {
      return Likeness.rarity(0, 1, 0, ordinary.share(key), among);
    }
    return Likeness.rarity(of.articles, of.squares, of.stories, of.ordinary, among);
  }

  /** What is known of the feature; null if no story tells of it. */
  @Nullable Rarity of(int key) {
    return slots[slot(key)];
  }

  /**
   * One more article of a story tells of it.
   *
   * @param before how many of the story's articles told of it before
   */
  void told(int key, Running story, int before) {
    Rarity rarity = slots[slot(key)];
    if (rarity == null) {
      if (size * 2 >= slots.length) {
        grow();
      }
      rarity = new Rarity(key, ordinary.share(key));
      slots[slot(key)] = rarity;
      size++;
    }
    if (before == 0) {
      rarity.stories++;
      rarity.add(story);
    }
    rarity.articles++;
    rarity.squares += 2L * before + 1;
  }

  /** A story as it was kept tells of it in so many articles. */
  void restored(int key, Running story, int count) {
    told(key, story, 0);
    Rarity rarity = slots[slot(key)];
    if (rarity != null) {
      rarity.articles += count - 1;
      rarity.squares += (long) count * count - 1;
    }
  }

  /**
   * A story tells of it no more.
   *
   * @param count in how many articles it did
   */
  void forgotten(int key, Running story, int count) {
    int at = slot(key);
    Rarity rarity = slots[at];
    if (rarity == null) {
      return;
    }
    rarity.stories--;
    rarity.articles -= count;
    rarity.squares -= (long) count * count;
    if (rarity.stories == 0) {
      size--;
      close(at);
    } else if (!story.gone) {
      rarity.remove(story);
    }
  }

  private int slot(int key) {
    int mixed = key * 0x9E3779B9;
    int at = (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    Rarity there = slots[at];
    while (there != null && there.key != key) {
      at = (at + 1) & (slots.length - 1);
      there = slots[at];
    }
    return at;
  }

  /** Empties the slot; what stands behind it and would not be found any more moves up. */
  private void close(int at) {
    slots[at] = null;
    int next = (at + 1) & (slots.length - 1);
    for (Rarity one = slots[next]; one != null; one = slots[next]) {
      slots[next] = null;
      slots[slot(one.key)] = one;
      next = (next + 1) & (slots.length - 1);
    }
  }

  private void grow() {
    @Nullable Rarity[] old = slots;
    slots = new Rarity[old.length * 2];
    for (Rarity one : old) {
      if (one != null) {
        slots[slot(one.key)] = one;
      }
    }
  }
}
