package org.newswatch.enricher.connect.revisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.newswatch.enricher.connect.state.Packed;
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

  private static final int FORM = 1;
  private static final int WORDS_MAX = 0xff;

  Said {
    // As it will come back: what is no character is kept as a question mark.
    title = new String(title.getBytes(UTF_8), UTF_8);
  }

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
    return Packed.bytes(
        out -> {
          out.writeByte(FORM);
          Packed.writeText(out, title);
          Packed.writeCount(out, sentences.size());
          for (Sentence sentence : sentences) {
            out.writeInt(sentence.hash);
            out.writeByte(sentence.words);
          }
          Packed.writeCount(out, entities.size());
          for (String entity : entities) {
            Packed.writeText(out, entity);
          }
          Packed.writeCount(out, days.size());
          for (LocalDate day : days) {
            out.writeLong(day.toEpochDay());
          }
        });
  }

  static Said unpack(byte[] packed) {
    return Packed.read(
        packed,
        in -> {
          Packed.readForm(in, FORM, "a revision");
          String title = Packed.readText(in);
          List<Sentence> sentences = new ArrayList<>();
          for (int left = Packed.readCount(in, SENTENCES_MAX); left > 0; left--) {
            sentences.add(new Sentence(in.readInt(), in.readUnsignedByte()));
          }
          List<String> entities = new ArrayList<>();
          for (int left = Packed.readCount(in, ENTITIES_MAX); left > 0; left--) {
            entities.add(Packed.readText(in));
          }
          List<LocalDate> days = new ArrayList<>();
          for (int left = Packed.readCount(in, DAYS_MAX); left > 0; left--) {
            days.add(LocalDate.ofEpochDay(in.readLong()));
          }
          return new Said(title, sentences, entities, days);
        });
  }
}
