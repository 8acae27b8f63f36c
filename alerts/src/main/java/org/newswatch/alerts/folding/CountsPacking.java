package org.newswatch.alerts.folding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Subscription.Spike.Span;

/** What was counted as few bytes: two for most hours. */
final class CountsPacking {

  private static final int LOW_BITS = 7;
  private static final int LOW = (1 << LOW_BITS) - 1;

  private CountsPacking() {}

  static byte[] pack(Counts counts) {
    return Packing.bytes(
        out -> {
          // First, so that what is old can be told without reading the rest.
          Packing.time(out, counts.newest());
          out.writeLong(counts.asked());
          out.writeUTF(counts.span().name());
          Packing.time(out, counts.since());
          write(out, counts.hours());
          write(out, counts.slices());
          out.writeInt(counts.recent().size());
          for (Counts.Recent recent : counts.recent()) {
            out.writeLong(recent.id());
            out.writeLong(recent.source());
            Packing.time(out, recent.at());
          }
          out.writeInt(counts.samples().size());
          for (Alert.Held sample : counts.samples()) {
            Packing.held(out, sample);
          }
          out.writeBoolean(counts.surging());
          Packing.time(out, counts.lastAlert());
        });
  }

  static Counts counts(byte[] bytes) {
    return Packing.read(
        bytes,
        in -> {
          Instant newest = Packing.present(Packing.time(in));
          long asked = in.readLong();
          Span span = Span.valueOf(in.readUTF());
          Instant since = Packing.present(Packing.time(in));
          SortedMap<Long, Integer> hours = map(in);
          SortedMap<Long, Integer> slices = map(in);
          List<Counts.Recent> recent = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            recent.add(
                new Counts.Recent(in.readLong(), in.readLong(), Packing.present(Packing.time(in))));
          }
          List<Alert.Held> samples = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            samples.add(Packing.held(in));
          }
          return new Counts(
              asked,
              span,
              since,
              newest,
              hours,
              slices,
              recent,
              samples,
              in.readBoolean(),
              Packing.time(in));
        });
  }

  /** Each key as its distance from the one before. */
  private static void write(DataOutputStream out, SortedMap<Long, Integer> map) throws IOException {
    number(out, map.size());
    long before = map.isEmpty() ? 0 : map.firstKey();
    out.writeLong(before);
    for (Map.Entry<Long, Integer> entry : map.entrySet()) {
      number(out, entry.getKey() - before);
      number(out, entry.getValue());
      before = entry.getKey();
    }
  }

  private static SortedMap<Long, Integer> map(DataInputStream in) throws IOException {
    SortedMap<Long, Integer> map = new TreeMap<>();
    long left = number(in);
    long key = in.readLong();
    for (; left > 0; left--) {
      key += number(in);
      map.put(key, (int) number(in));
    }
    return map;
  }

  /** Seven bits a byte, the low ones first. */
  private static void number(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while (rest > LOW) {
      out.writeByte((int) (rest & LOW) | (LOW + 1));
      rest >>>= LOW_BITS;
    }
    out.writeByte((int) rest);
  }

  private static long number(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += LOW_BITS) {
      int next = in.readUnsignedByte();
      value |= (long) (next & LOW) << shift;
      if (next <= LOW) {
        return value;
      }
    }
    throw new IOException("a number has no end");
  }
}
