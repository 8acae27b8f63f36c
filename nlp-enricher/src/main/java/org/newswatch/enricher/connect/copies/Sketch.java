package org.newswatch.enricher.connect.copies;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.newswatch.enricher.connect.words.Words;

/**
 * A sample of what a text says that tells how much of it stands in another: of all runs of {@value
 * #RUN} words within a sentence, those whose hash lies under a bound, and the bound is the lower
 * the longer the text, so that about {@value #SAMPLE_MAX} are kept. Under the lower of two texts'
 * bounds both samples are whole: what they share there, in relation, is what the texts share. Of
 * texts with no more runs than that it is no estimate.
 *
 * <p>In scripts without spaces, runs are of {@value #CHARACTER_RUN} characters.
 */
final class Sketch {

  /** Words of a run: more, and few edits spoil a text; less, and phrases are shared by chance. */
  static final int RUN = 4;

  static final int CHARACTER_RUN = 8;

  /** About how many runs are kept. */
  static final int SAMPLE_MAX = 256;

  /** No more are kept, however the text was made. */
  private static final int SAMPLE_LIMIT = 4 * SAMPLE_MAX;

  private static final long STEP = 0x9e3779b97f4a7c15L;
  private static final int HASH_BITS = 32;
  private static final long HASH_END = 1L << HASH_BITS;

  /** Of a hash's bits under the bound, those that are kept. */
  private static final int KEPT_BITS = 16;

  private static final int HEAD_BYTES = Integer.BYTES + Short.BYTES + Byte.BYTES;

  private final int runs;
  private final int[] kept;

  private Sketch(int runs, int[] kept) {
    this.runs = runs;
    this.kept = kept;
  }

  /** A sketch and the lowest hashes, whole. */
  static final class Drawn {
    private final Sketch sketch;
    private final int[] lowest;

    private Drawn(Sketch sketch, int[] lowest) {
      this.sketch = sketch;
      this.lowest = lowest;
    }

    Sketch sketch() {
      return sketch;
    }

    /** In order, each once. */
    int[] lowest() {
      return lowest.clone();
    }
  }

  /**
   * The sketch of these words.
   *
   * @param lowest how many of the lowest hashes are told besides
   */
  static Drawn draw(Words words, int lowest) {
    int[] hashes = new int[words.count()];
    int runs = 0;
    for (int sentence = 0; sentence < words.sentences(); sentence++) {
      int end = words.end(sentence);
      for (int word = words.start(sentence); word < end; word++) {
        int length = words.isCharacter(word) ? CHARACTER_RUN : RUN;
        if (word + length <= end) {
          hashes[runs++] = run(words, word, length);
        }
      }
    }
    long bound = bound(runs);
    int count = 0;
    for (int i = 0; i < runs; i++) {
      if ((hashes[i] & (HASH_END - 1)) < bound) {
        hashes[count++] = hashes[i] ^ Integer.MIN_VALUE;
      }
    }
    Arrays.sort(hashes, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[distinct++] = hashes[i];
      }
    }
    distinct = Math.min(distinct, SAMPLE_LIMIT);
    int shift = shift(runs);
    int[] kept = new int[distinct];
    for (int i = 0; i < distinct; i++) {
      hashes[i] ^= Integer.MIN_VALUE;
      kept[i] = hashes[i] >>> shift;
    }
    return new Drawn(new Sketch(runs, kept), Arrays.copyOf(hashes, Math.min(lowest, distinct)));
  }

  private static int run(Words words, int from, int length) {
    long hash = length;
    for (int word = from; word < from + length; word++) {
      hash = (hash ^ words.hash(word)) * STEP;
      hash ^= hash >>> HASH_BITS;
    }
    return (int) Words.mix(hash);
  }

  /** What the hashes that are kept lie under. */
  private static long bound(int runs) {
    return runs <= SAMPLE_MAX ? HASH_END : HASH_END * SAMPLE_MAX / runs;
  }

  /** How many of the lowest bits of a hash are not kept. */
  private static int shift(int runs) {
    return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bound(runs) - 1) - KEPT_BITS);
  }

  /** How many runs the text has, those that come again counted again. */
  int runs() {
    return runs;
  }

  /** How many different ones are in the sample: all that there are, of texts with few. */
  int sampled() {
    return kept.length;
  }

  /** What this text and another share. */
  Shared with(Sketch other) {
    long bound = Math.min(bound(runs), bound(other.runs));
    int shift = Math.max(shift(runs), shift(other.runs));
    int mine = shift - shift(runs);
    int its = shift - shift(other.runs);
    long end = bound >>> shift;
    int here = 0;
    int there = 0;
    int both = 0;
    while (true) {
      long one = here < kept.length ? kept[here] >>> mine : Long.MAX_VALUE;
      long two = there < other.kept.length ? other.kept[there] >>> its : Long.MAX_VALUE;
      if (Math.min(one, two) >= end) {
        break;
      }
      if (one == two) {
        both++;
      }
      // Those equal in their kept bits count each.
      here += one <= two ? 1 : 0;
      there += two <= one ? 1 : 0;
    }
    return new Shared(both, here, there);
  }

  /**
   * What the samples of two texts have in common, under the bound of both.
   *
   * @param first how many of the first lie there
   * @param second how many of the second
   */
  record Shared(int both, int first, int second) {

    /** The share of the first text that stands in the second; 0 of an empty one. */
    double ofFirst() {
      return first == 0 ? 0 : (double) both / first;
    }

    /** The share of the second text that stands in the first. */
    double ofSecond() {
      return second == 0 ? 0 : (double) both / second;
    }

    /** The share of the shorter of the two that stands in the other; the same for both orders. */
    double similarity() {
      return Math.max(ofFirst(), ofSecond());
    }
  }

  /** As few bytes. */
  byte[] packed() {
    int rest = rest(kept);
    byte[] bits = Bits.pack(kept, kept.length, rest);
    return ByteBuffer.allocate(HEAD_BYTES + bits.length)
        .putInt(runs)
        .putShort((short) kept.length)
        .put((byte) rest)
        .put(bits)
        .array();
  }

  /** As {@link #packed} wrote it. */
  static Sketch unpack(byte[] bytes) {
    ByteBuffer head = ByteBuffer.wrap(bytes);
    int runs = head.getInt();
    int count = Short.toUnsignedInt(head.getShort());
    return new Sketch(runs, Bits.unpack(bytes, HEAD_BYTES, count, head.get()));
  }

  /** With so many bits written as they are, distances that are usual take the least. */
  private static int rest(int[] kept) {
    int usual = kept.length == 0 ? 0 : kept[kept.length - 1] / kept.length;
    return usual == 0 ? 0 : Integer.SIZE - 1 - Integer.numberOfLeadingZeros(usual);
  }
}
