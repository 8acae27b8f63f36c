package org.newswatch.enricher.connect.revisions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.newswatch.enricher.connect.words.Words;

/**
 * What a revision says, as far as it is remembered.
 *
 * @param sentences those of its text
 * @param entities the ids of those it names, the most salient first
 * @param days the days it speaks of, in order
 */
record Said(String title, List<Sentence> sentences, List<String> entities, List<LocalDate> days) {

  /** Sentences that are compared, of longer texts the first. */
  static final int SENTENCES_MAX = 500;

  static final int ENTITIES_MAX = 150;
  static final int DAYS_MAX = 150;

  private static final int WORDS_MAX = 0xff;

  /** What most ids have: then half as many bytes hold them. */
  private static final int ID_DIGITS = 24;

  /**
   * A sentence.
   *
   * @param hash of its words
   * @param words how many, those beyond 255 left out
   */
  record Sentence(int hash, int words) {}

  static List<Sentence> sentences(Words words) {
    int count = Math.min(words.sentences(), SENTENCES_MAX);
    List<Sentence> sentences = new ArrayList<>(count);
    for (int sentence = 0; sentence < count; sentence++) {
      long hash = 0;
      for (int word = words.start(sentence); word < words.end(sentence); word++) {
        hash = Words.mix(hash + words.hash(word));
      }
      int length = words.end(sentence) - words.start(sentence);
      sentences.add(new Sentence((int) hash, Math.min(length, WORDS_MAX)));
    }
    return sentences;
  }

  byte[] packed() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      byte[] text = title.getBytes(StandardCharsets.UTF_8);
      out.writeShort(text.length);
      out.write(text);
      out.writeShort(sentences.size());
      for (Sentence sentence : sentences) {
        out.writeInt(sentence.hash);
        out.writeByte(sentence.words);
      }
      out.writeByte(entities.size());
      for (String entity : entities) {
        write(entity, out);
      }
      out.writeByte(days.size());
      for (LocalDate day : days) {
        out.writeLong(day.toEpochDay());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(String id, DataOutputStream out) throws IOException {
    boolean isHash = id.length() == ID_DIGITS && id.chars().allMatch(Said::isDigit);
    byte[] bytes = isHash ? HexFormat.of().parseHex(id) : id.getBytes(StandardCharsets.UTF_8);
    out.writeByte(isHash ? 0 : bytes.length);
    out.write(bytes);
  }

  private static boolean isDigit(int unit) {
    return (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'f');
  }

  static Said unpack(byte[] packed) {
    try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
      String title = new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
      int count = in.readUnsignedShort();
      List<Sentence> sentences = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        sentences.add(new Sentence(in.readInt(), in.readUnsignedByte()));
      }
      List<String> entities = new ArrayList<>();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        int length = in.readUnsignedByte();
        entities.add(
            length == 0
                ? HexFormat.of().formatHex(in.readNBytes(ID_DIGITS / 2))
                : new String(in.readNBytes(length), StandardCharsets.UTF_8));
      }
      List<LocalDate> days = new ArrayList<>();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        days.add(LocalDate.ofEpochDay(in.readLong()));
      }
      return new Said(title, sentences, entities, days);
    } catch (IOException e) {
      throw new UncheckedIOException("the state holds a form that this build does not read", e);
    }
  }
}
