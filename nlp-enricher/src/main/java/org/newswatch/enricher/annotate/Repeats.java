package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionType;

/**
 * What the model saw once and missed elsewhere in the same document: further places of a known
 * name, and the acronym given in brackets behind a full name.
 */
final class Repeats {

  private static final int NAME_TOKENS_MAX = 6;
  private static final int SINGLE_WORD_CHARS_MIN = 4;
  private static final int ACRONYM_CHARS_MIN = 3;

  /** Characters from a bracket's beginning within which an acronym ends. */
  private static final int BRACKET_CHARS_MAX = 40;

  private static final Pattern ACRONYM = Pattern.compile("[A-Z][A-Za-z]*[A-Z][A-Za-z]*");

  private Repeats() {}

  /** One field's tokens beside the text they came from. */
  record Read(Field field, String original, List<List<CoreLabel>> sentences) {}

  /** Acronym to full name, for each {@code Full Name (ABC)} of the document. */
  static Map<String, String> acronyms(List<Read> fields, List<Found> found) {
    Map<String, String> acronyms = new LinkedHashMap<>();
    for (Read read : fields) {
      for (Found name : found) {
        if (name.field() == read.field() && name.type() == MentionType.ORGANIZATION) {
          String acronym = bracketed(read.original(), name.end());
          String full = DocumentNames.normal(name.surface());
          if (acronym != null && initialsFit(full, acronym)) {
            acronyms.putIfAbsent(acronym, full);
          }
        }
      }
    }
    return acronyms;
  }

  /** The found names and the further places of names known for certain, in order. */
  static List<Found> complete(List<Read> fields, List<Found> found, Map<String, String> acronyms) {
    Map<String, MentionType> known = known(found, acronyms);
    if (known.isEmpty()) {
      return found;
    }
    var all = new ArrayList<Found>();
    for (Read read : fields) {
      List<Found> own = found.stream().filter(f -> f.field() == read.field()).toList();
      all.addAll(scan(read, own, known));
    }
    return all;
  }

  private static List<Found> scan(Read read, List<Found> own, Map<String, MentionType> known) {
    var all = new ArrayList<Found>();
    int next = 0;
    for (List<CoreLabel> sentence : read.sentences()) {
      int i = 0;
      while (i < sentence.size()) {
        CoreLabel token = sentence.get(i);
        while (next < own.size() && own.get(next).end() <= token.beginPosition()) {
          all.add(own.get(next++));
        }
        boolean taken = next < own.size() && own.get(next).start() < token.endPosition();
        int limit = next < own.size() ? own.get(next).start() : Integer.MAX_VALUE;
        Found repeat = taken ? null : repeatAt(read, sentence, i, limit, known);
        if (repeat == null) {
          i++;
        } else {
          all.add(repeat);
          while (i < sentence.size() && sentence.get(i).beginPosition() < repeat.end()) {
            i++;
          }
        }
      }
    }
    while (next < own.size()) {
      all.add(own.get(next++));
    }
    return all;
  }

  private static @Nullable Found repeatAt(
      Read read, List<CoreLabel> sentence, int at, int limit, Map<String, MentionType> known) {
    if (!Character.isUpperCase(sentence.get(at).word().codePointAt(0))) {
      return null;
    }
    int last = Math.min(sentence.size(), at + NAME_TOKENS_MAX);
    for (int end = last; end > at; end--) {
      int start = sentence.get(at).beginPosition();
      int stop = sentence.get(end - 1).endPosition();
      if (stop > limit) {
        continue;
      }
      String surface = read.original().substring(start, stop);
      MentionType type = known.get(DocumentNames.normal(surface));
      if (type != null) {
        return new Found(read.field(), surface, start, stop, type);
      }
    }
    return null;
  }

  private static Map<String, MentionType> known(List<Found> found, Map<String, String> acronyms) {
    Map<String, MentionType> known = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Found f : found) {
      counts.merge(DocumentNames.normal(f.surface()), 1, Integer::sum);
    }
    for (Found f : found) {
      String name = DocumentNames.normal(f.surface());
      List<Words.Word> words = Words.in(name);
      if (words.size() > 1) {
        known.putIfAbsent(name, f.type());
        String family = words.getLast().text();
        if (f.type() == MentionType.PERSON && family.length() >= SINGLE_WORD_CHARS_MIN) {
          known.putIfAbsent(family, f.type());
        }
      } else if ((counts.getOrDefault(name, 0) > 1 && name.length() >= SINGLE_WORD_CHARS_MIN)
          || (name.length() >= ACRONYM_CHARS_MIN && TagRules.isAcronym(name))) {
        known.putIfAbsent(name, f.type());
      }
    }
    acronyms.keySet().forEach(a -> known.put(a, MentionType.ORGANIZATION));
    return known;
  }

  private static @Nullable String bracketed(String text, int from) {
    int open = from;
    while (open < text.length() && text.charAt(open) == ' ') {
      open++;
    }
    if (open >= text.length() || text.charAt(open) != '(') {
      return null;
    }
    int close = text.indexOf(')', open, Math.min(text.length(), open + BRACKET_CHARS_MAX));
    if (close < 0) {
      return null;
    }
    String inside = text.substring(open + 1, close).strip();
    return ACRONYM.matcher(inside).matches() ? inside : null;
  }

  /** Most letters of the acronym begin a word of the name, in order. */
  private static boolean initialsFit(String full, String acronym) {
    String wanted = acronym.toLowerCase(Locale.ROOT);
    int at = 0;
    for (Words.Word word : Words.in(full)) {
      if (at < wanted.length()
          && Character.toLowerCase(word.text().charAt(0)) == wanted.charAt(at)) {
        at++;
      }
    }
    return at * 2 >= wanted.length() && at > 1;
  }
}
