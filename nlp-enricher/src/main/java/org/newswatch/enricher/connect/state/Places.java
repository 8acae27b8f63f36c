package org.newswatch.enricher.connect.state;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the rows that were written last stand, so that the disk need not be asked. */
final class Places {

  /** Rows that are remembered; 15 MB of heap. */
  private static final int ROWS_MAX = 100_000;

  private static final int ROOM = 1_024;
  private static final float LOAD = 0.75f;

  /** The place of a row that is not there. */
  static final Place NOWHERE = new Place(0, 0);

  /**
   * Where a row stands.
   *
   * @param number of the record that holds it; 0 for none
   */
  record Place(long number, int valueBytes) {

    boolean isNowhere() {
      return number == 0;
    }
  }

  private final Map<ByteBuffer, Place> places =
      new LinkedHashMap<>(ROOM, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Place> eldest) {
          return size() > ROWS_MAX;
        }
      };

  /** Where the row stands, if it is remembered. */
  @Nullable Place get(byte[] key) {
    return places.get(ByteBuffer.wrap(key));
  }

  void put(byte[] key, long number, byte @Nullable [] value) {
    places.put(ByteBuffer.wrap(key), value == null ? NOWHERE : new Place(number, value.length));
  }
}
