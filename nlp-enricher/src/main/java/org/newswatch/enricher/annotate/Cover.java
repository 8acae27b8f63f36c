package org.newswatch.enricher.annotate;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import org.newswatch.contract.Field;

/**
 * Which characters of the fields of a document are taken. To ask costs no more however much is
 * taken, so that names and dates by the thousand need not be compared with one another.
 */
final class Cover {

  private final Map<Field, BitSet> taken = new EnumMap<>(Field.class);

  /** Takes the characters from start to before end. */
  void add(Field field, int start, int end) {
    taken.computeIfAbsent(field, f -> new BitSet()).set(start, end);
  }

  /** Whether any character from start to before end is taken. */
  boolean touches(Field field, int start, int end) {
    BitSet bits = taken.get(field);
    int next = bits == null ? -1 : bits.nextSetBit(start);
    return next >= 0 && next < end;
  }

  /** Whether all characters from start to before end are taken. */
  boolean holds(Field field, int start, int end) {
    BitSet bits = taken.get(field);
    return bits != null && bits.nextClearBit(start) >= end;
  }

  /** The text of the field with a blank for each character that is taken. */
  String blanked(Field field, String text) {
    BitSet bits = taken.get(field);
    if (bits == null || bits.isEmpty()) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(at + 1)) {
      chars[at] = ' ';
    }
    return new String(chars);
  }
}
