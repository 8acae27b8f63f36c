package org.newswatch.enricher.connect.stories;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.HexFormat;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.connect.state.Packed;

/** Stories as rows. */
final class StoryRows {

  private static final int FORM = 2;

  private static final int HASH_CHARS_MAX = 128;

  private StoryRows() {}

  @FunctionalInterface
  private interface Reader {
    void from(DataInput in) throws IOException;
  }

  /** What articles told so far. */
  static byte[] of(Running story) {
    return bytes(
        out -> {
          out.writeLong(story.opened);
          out.writeLong(story.touched);
          out.writeLong(story.first);
          out.writeLong(story.last);
          out.writeLong(story.written);
          Packed.writeCount(out, story.articles);
          out.writeUTF(story.into == null ? "" : story.into);
          out.writeFloat(story.dampedNorm);
          out.writeFloat(story.plainNorm);
          out.writeFloat(story.namedNorm);
          Packed.writeCount(out, story.languages.size());
          for (String language : story.languages) {
            out.writeUTF(language);
          }
          features(out, story.told.features);
          for (int count : story.told.counts) {
            Packed.writeCount(out, count);
          }
        });
  }

  /** What the last article changed, for {@link #change}. */
  static byte[] ofChange(Running story) {
    Change change = story.change;
    return bytes(
        out -> {
          out.writeLong(story.touched);
          out.writeLong(story.first);
          Packed.writeCount(out, story.last - story.first);
          out.writeLong(story.written);
          Packed.writeCount(out, story.articles);
          out.writeFloat(story.dampedNorm);
          out.writeFloat(story.plainNorm);
          out.writeFloat(story.namedNorm);
          Packed.writeCount(out, story.languages.size());
          for (String language : story.languages) {
            out.writeUTF(language);
          }
          features(out, change.features);
          if (change.features.size() > 0) {
            out.writeFloat(change.dampedNorm);
            out.writeFloat(change.plainNorm);
            out.writeFloat(change.namedNorm);
          }
          int[] kept = change.kept;
          byte[] places = kept == null ? new byte[0] : places(kept);
          Packed.writeCount(out, places.length);
          out.write(places);
        });
  }

  private static byte[] places(int[] kept) {
    BitSet places = new BitSet();
    for (int place : kept) {
      places.set(place);
    }
    return places.toByteArray();
  }

  /** When the change was, in the order of {@link Running#touched}. */
  static long changed(byte[] row) {
    long[] when = new long[1];
    read(row, in -> when[0] = in.readLong());
    return when[0];
  }

  /** Makes the story what it was after the change. */
  static void change(Running story, byte[] row) {
    read(
        row,
        in -> {
          story.touched = in.readLong();
          story.first = in.readLong();
          story.last = story.first + Packed.readCount(in);
          story.written = in.readLong();
          story.articles = (int) Packed.readCount(in);
          story.dampedNorm = in.readFloat();
          story.plainNorm = in.readFloat();
          story.namedNorm = in.readFloat();
          story.languages.clear();
          long languages = Packed.readCount(in);
          for (int i = 0; i < languages; i++) {
            story.languages.add(in.readUTF());
          }
          Features told = features(in);
          boolean any = told.size() > 0;
          float damped = any ? in.readFloat() : 1;
          float plain = any ? in.readFloat() : 1;
          float named = any ? in.readFloat() : 1;
          byte[] places = new byte[(int) Packed.readCount(in)];
          in.readFully(places);
          int[] kept = places.length == 0 ? null : BitSet.valueOf(places).stream().toArray();
          story.told = new Change(told, damped, plain, named, kept).after(story.told);
          story.names = story.told.features.names();
          story.days = story.told.features.days();
        });
  }

  static Running running(String id, byte[] row) {
    Running[] story = new Running[1];
    read(
        row,
        in -> {
          Running one = new Running(id, in.readLong());
          one.touched = in.readLong();
          one.first = in.readLong();
          one.last = in.readLong();
          one.written = in.readLong();
          one.articles = (int) Packed.readCount(in);
          String into = in.readUTF();
          one.into = into.isEmpty() ? null : into;
          one.dampedNorm = in.readFloat();
          one.plainNorm = in.readFloat();
          one.namedNorm = in.readFloat();
          long languages = Packed.readCount(in);
          for (int i = 0; i < languages; i++) {
            one.languages.add(in.readUTF());
          }
          Features features = features(in);
          int[] counts = new int[features.size()];
          for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) Packed.readCount(in);
          }
          one.told = new Told(features, counts);
          one.names = features.names();
          one.days = features.days();
          story[0] = one;
        });
    return story[0];
  }

  /** What readers see. */
  static byte[] of(Facts facts) {
    return bytes(
        out -> {
          out.writeUTF(facts.id);
          out.writeUTF(facts.title);
          out.writeUTF(facts.titleArticle);
          features(out, facts.central);
          out.writeLong(facts.first);
          out.writeLong(facts.last);
          Packed.writeCount(out, facts.articles);
          Packed.writeCount(out, facts.sources);
          out.writeLong(facts.version);
          out.writeUTF(facts.mergedInto == null ? "" : facts.mergedInto);
          Packed.writeCount(out, facts.papers.size());
          for (int paper : facts.papers) {
            out.writeInt(paper);
          }
          Packed.writeCount(out, facts.entities.size());
          for (var entity : facts.entities.entrySet()) {
            id(out, entity.getKey());
            out.writeUTF(entity.getValue().type().name());
            out.writeUTF(entity.getValue().label());
            Packed.writeCount(out, entity.getValue().articles());
          }
          Packed.writeCount(out, facts.days.size());
          for (var day : facts.days.entrySet()) {
            out.writeLong(day.getKey());
            out.writeFloat(day.getValue());
          }
          Packed.writeCount(out, facts.hours.size());
          long before = 0;
          for (var hour : facts.hours.entrySet()) {
            if (before == 0) {
              out.writeLong(hour.getKey());
            } else {
              Packed.writeCount(out, hour.getKey() - before);
            }
            before = hour.getKey();
            Packed.writeCount(out, hour.getValue());
          }
          Packed.writeCount(out, facts.languages.size());
          for (String language : facts.languages) {
            out.writeUTF(language);
          }
        });
  }

  static Facts facts(byte[] row) {
    Facts facts = new Facts();
    read(
        row,
        in -> {
          facts.id = in.readUTF();
          facts.title = in.readUTF();
          facts.titleArticle = in.readUTF();
          facts.central = features(in);
          facts.first = in.readLong();
          facts.last = in.readLong();
          facts.articles = Packed.readCount(in);
          facts.sources = Packed.readCount(in);
          facts.version = in.readLong();
          String into = in.readUTF();
          facts.mergedInto = into.isEmpty() ? null : into;
          for (long left = Packed.readCount(in); left > 0; left--) {
            facts.papers.add(in.readInt());
          }
          for (long left = Packed.readCount(in); left > 0; left--) {
            String id = id(in);
            MentionType type = MentionType.valueOf(in.readUTF());
            facts.entities.put(id, new Facts.Count(type, in.readUTF(), (int) Packed.readCount(in)));
          }
          for (long left = Packed.readCount(in); left > 0; left--) {
            facts.days.put(in.readLong(), in.readFloat());
          }
          long hour = 0;
          for (long left = Packed.readCount(in); left > 0; left--) {
            hour = hour == 0 ? in.readLong() : hour + Packed.readCount(in);
            facts.hours.put(hour, Packed.readCount(in));
          }
          for (long left = Packed.readCount(in); left > 0; left--) {
            facts.languages.add(in.readUTF());
          }
        });
    return facts;
  }

  /** Ids are mostly hashes, which take half the room as bytes. */
  private static void id(DataOutput out, String id) throws IOException {
    byte[] bytes = isHash(id) ? HexFormat.of().parseHex(id) : new byte[0];
    out.writeByte(bytes.length);
    out.write(bytes);
    if (bytes.length == 0) {
      out.writeUTF(id);
    }
  }

  private static String id(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedByte()];
    in.readFully(bytes);
    return bytes.length == 0 ? in.readUTF() : HexFormat.of().formatHex(bytes);
  }

  private static boolean isHash(String id) {
    boolean hash = id.length() % 2 == 0 && id.length() <= HASH_CHARS_MAX;
    for (int i = 0; hash && i < id.length(); i++) {
      char one = id.charAt(i);
      hash = (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f');
    }
    return hash;
  }

  /** The keys by their distances, and the amounts by one number where a text gave them. */
  private static void features(DataOutput out, Features features) throws IOException {
    Packed.writeCount(out, features.size());
    long before = Integer.MIN_VALUE;
    for (int i = 0; i < features.size(); i++) {
      Packed.writeCount(out, features.keys[i] - before);
      before = features.keys[i];
      int code = features.coded(i);
      Packed.writeCount(out, code);
      if (code == 0) {
        out.writeFloat(features.damped[i]);
        out.writeFloat(features.plain[i]);
        if (Features.isOfAnyLanguage(features.keys[i])) {
          out.writeFloat(features.named[i]);
        }
      }
    }
  }

  private static Features features(DataInput in) throws IOException {
    int size = (int) Packed.readCount(in);
    Features features =
        new Features(new int[size], new float[size], new float[size], new float[size]);
    long key = Integer.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      key += Packed.readCount(in);
      features.keys[i] = (int) key;
      int code = (int) Packed.readCount(in);
      if (code > 0) {
        features.setCoded(i, code);
      } else {
        features.damped[i] = in.readFloat();
        features.plain[i] = in.readFloat();
        if (Features.isOfAnyLanguage(features.keys[i])) {
          features.named[i] = in.readFloat();
        }
      }
    }
    return features;
  }

  private static byte[] bytes(Packed.Writer writer) {
    return Packed.bytes(
        out -> {
          out.writeByte(FORM);
          writer.to(out);
        });
  }

  private static void read(byte[] row, Reader reader) {
    byte[] unused =
        Packed.read(
            row,
            in -> {
              Packed.readForm(in, FORM, "a story");
              reader.from(in);
              return row;
            });
  }
}
