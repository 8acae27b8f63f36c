package org.newswatch.alerts.folding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Alert;
import org.newswatch.contract.ArticleId;

/** What folding remembers as few bytes. */
public final class Packing {

  private static final int FORM = 1;
  private static final int TOLD = 1;
  private static final int CORRECTED = 2;
  private static final int LEAST_BYTES = 64;

  private Packing() {}

  /** The bytes of a strand. */
  public static byte[] pack(Strand strand) {
    return bytes(
        out -> {
          // First, so that what is old can be told without reading the rest.
          time(out, strand.touched());
          out.writeUTF(strand.about());
          out.writeInt(strand.ordinal());
          time(out, strand.lastAlert());
          out.writeLong(strand.articles());
          out.writeInt(strand.mark());
          out.writeInt(strand.seen().size());
          for (var seen : strand.seen().entrySet()) {
            id(out, seen.getKey());
            out.writeInt(seen.getValue().revision());
            out.writeByte(
                (seen.getValue().told() ? TOLD : 0)
                    | (seen.getValue().corrected() ? CORRECTED : 0));
          }
          out.writeInt(strand.origins().size());
          for (long origin : strand.origins()) {
            out.writeLong(origin);
          }
          out.writeInt(strand.named().size());
          for (String named : strand.named()) {
            out.writeUTF(named);
          }
          out.writeInt(strand.held().size());
          for (Alert.Held held : strand.held()) {
            held(out, held);
          }
          out.writeLong(strand.heldCount());
        });
  }

  /** The strand of these bytes. */
  public static Strand strand(byte[] bytes) {
    return read(
        bytes,
        in -> {
          Instant touched = present(time(in));
          String about = in.readUTF();
          int ordinal = in.readInt();
          Instant lastAlert = time(in);
          long articles = in.readLong();
          int mark = in.readInt();
          Map<ArticleId, Strand.Seen> seen = new LinkedHashMap<>();
          for (int left = in.readInt(); left > 0; left--) {
            ArticleId id = id(in);
            int revision = in.readInt();
            int flags = in.readByte();
            seen.put(id, new Strand.Seen(revision, (flags & TOLD) != 0, (flags & CORRECTED) != 0));
          }
          SortedSet<Long> origins = new TreeSet<>();
          for (int left = in.readInt(); left > 0; left--) {
            origins.add(in.readLong());
          }
          SortedSet<String> named = new TreeSet<>();
          for (int left = in.readInt(); left > 0; left--) {
            named.add(in.readUTF());
          }
          List<Alert.Held> held = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            held.add(held(in));
          }
          return new Strand(
              about,
              ordinal,
              lastAlert,
              touched,
              articles,
              mark,
              seen,
              origins,
              named,
              held,
              in.readLong());
        });
  }

  static void held(DataOutputStream out, Alert.Held held) throws IOException {
    id(out, held.article());
    out.writeUTF(held.title());
    out.writeBoolean(held.url() != null);
    if (held.url() != null) {
      out.writeUTF(held.url());
    }
    out.writeUTF(held.source());
    out.writeUTF(held.why().name());
    time(out, held.at());
  }

  static Alert.Held held(DataInputStream in) throws IOException {
    return new Alert.Held(
        id(in),
        in.readUTF(),
        in.readBoolean() ? in.readUTF() : null,
        in.readUTF(),
        Alert.Held.Why.valueOf(in.readUTF()),
        present(time(in)));
  }

  /** When a strand, or what was counted, last changed, of its bytes. */
  public static Instant touched(byte[] packed) {
    return read(packed, in -> present(time(in)));
  }

  /** The bytes of what is known of a source. */
  public static byte[] pack(Listening listening) {
    return bytes(
        out -> {
          out.writeUTF(listening.source());
          time(out, listening.since());
          time(out, listening.heard());
          time(out, listening.silent());
          time(out, listening.lastAlert());
        });
  }

  /** What is known of a source, of these bytes. */
  public static Listening listening(byte[] bytes) {
    return read(
        bytes, in -> new Listening(in.readUTF(), present(time(in)), time(in), time(in), time(in)));
  }

  /** The bytes of what was counted. */
  public static byte[] pack(Counts counts) {
    return CountsPacking.pack(counts);
  }

  /** What was counted, of these bytes. */
  public static Counts counts(byte[] bytes) {
    return CountsPacking.counts(bytes);
  }

  /** The bytes of a ledger. */
  public static byte[] pack(Ledger ledger) {
    return bytes(
        out -> {
          time(out, ledger.digested());
          out.writeInt(ledger.sent().size());
          for (Instant sent : ledger.sent()) {
            time(out, sent);
          }
        });
  }

  /** The ledger of these bytes. */
  public static Ledger ledger(byte[] bytes) {
    return read(
        bytes,
        in -> {
          Instant digested = time(in);
          List<Instant> sent = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            sent.add(present(time(in)));
          }
          return new Ledger(sent, digested);
        });
  }

  @FunctionalInterface
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  @FunctionalInterface
  interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  static byte[] bytes(Writing writing) {
    var bytes = new ByteArrayOutputStream(LEAST_BYTES);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static <T> T read(byte[] bytes, Reading<T> reading) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int form = in.readByte();
      if (form != FORM) {
        throw new IOException("form " + form);
      }
      return reading.from(in);
    } catch (IOException e) {
      // As an error of the state: it must stop us, not cost every match that asks for it.
      throw new KafkaException("the state holds a form that this build does not read", e);
    }
  }

  private static void id(DataOutputStream out, ArticleId id) throws IOException {
    out.writeLong(Long.parseUnsignedLong(id.value(), 0, 16, 16));
    out.writeLong(Long.parseUnsignedLong(id.value(), 16, 32, 16));
  }

  private static ArticleId id(DataInputStream in) throws IOException {
    var hex = java.util.HexFormat.of();
    return new ArticleId(hex.toHexDigits(in.readLong()) + hex.toHexDigits(in.readLong()));
  }

  static void time(DataOutputStream out, @Nullable Instant time) throws IOException {
    out.writeLong(time == null ? Long.MIN_VALUE : time.getEpochSecond());
    out.writeInt(time == null ? 0 : time.getNano());
  }

  static @Nullable Instant time(DataInputStream in) throws IOException {
    long seconds = in.readLong();
    int nanos = in.readInt();
    return seconds == Long.MIN_VALUE ? null : Instant.ofEpochSecond(seconds, nanos);
  }

  static Instant present(@Nullable Instant time) throws IOException {
    if (time == null) {
      throw new IOException("a time is missing");
    }
    return time;
  }
}
