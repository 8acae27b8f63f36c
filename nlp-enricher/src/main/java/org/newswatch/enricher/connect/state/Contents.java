package org.newswatch.enricher.connect.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What a record of the log brought, so that it can be cleaned.
 *
 * @param bytes how long the record is
 * @param keys of the rows it wrote; not of those it removed
 */
record Contents(int bytes, List<byte[]> keys) {

  static byte[] packed(Batch batch, int bytes) {
    int size = Cursor.size(bytes);
    for (var row : batch.rows()) {
      int length = row.getKey().length;
      size += row.getValue() == null ? 0 : Cursor.size(length) + length;
    }
    Cursor out = new Cursor(new byte[size]);
    out.putCount(bytes);
    for (var row : batch.rows()) {
      if (row.getValue() != null) {
        out.putCount(row.getKey().length);
        out.put(row.getKey());
      }
    }
    return out.bytes();
  }

  static Contents unpack(byte[] packed) {
    Cursor in = new Cursor(packed);
    int bytes = in.getCount();
    List<byte[]> keys = new ArrayList<>();
    while (in.hasMore()) {
      keys.add(in.get(in.getCount()));
    }
    return new Contents(bytes, keys);
  }
}
