package org.newswatch.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the names of organisations and things apart: legal forms, numbers, dotted letters. */
final class WordParts {

  /** Words before the names of ships, which are no part of them. */
  private static final Set<String> PREFIXES = Set.of("mv", "mt", "mts", "ss", "uss", "hms");

  private final String name;
  private final List<PartForm> forms = new ArrayList<>();
  private final List<PartRole> roles = new ArrayList<>();
  private final StringBuilder letters = new StringBuilder();
  private int lettersEnd;

  private WordParts(String name) {
    this.name = name;
  }

  static Parts of(String name, NameKind kind) {
    WordParts parts = new WordParts(name);
    Tokens.cut(name, parts::add);
    parts.flush();
    LegalForms.@Nullable Form legalForm =
        kind == NameKind.ORGANIZATION ? parts.markLegalForms() : null;
    parts.markRest(kind);
    return new Parts(List.copyOf(parts.forms), List.copyOf(parts.roles), false, legalForm);
  }

  /** Joins letters that dots and slashes separate: S.A.R.L., A/S. */
  private void add(String word, int start, int end) {
    boolean single =
        word.codePointCount(0, word.length()) == 1 && Character.isLetter(word.codePointAt(0));
    if (letters.length() > 0 && (!single || !joins(lettersEnd, start))) {
      flush();
    }
    if (single) {
      letters.append(word);
      lettersEnd = end;
    } else {
      part(word);
    }
  }

  private boolean joins(int from, int to) {
    boolean dotted = false;
    for (int at = from; at < to; at++) {
      char sign = name.charAt(at);
      if (sign != '.' && sign != '/' && sign != ' ') {
        return false;
      }
      dotted |= sign != ' ';
    }
    return dotted;
  }

  private void flush() {
    if (letters.length() > 0) {
      part(letters.toString());
      letters.setLength(0);
    }
  }

  private void part(String word) {
    if (forms.size() < PreparedName.PARTS_MAX) {
      forms.add(PartForm.of(word));
      roles.add(PartRole.WORD);
    }
  }

  /** The form that says most; a name that is nothing but forms keeps its words. */
  private LegalForms.@Nullable Form markLegalForms() {
    LegalForms.Form found = null;
    boolean[] legal = new boolean[forms.size()];
    int marked = 0;
    for (int at = 0; at < legal.length; at++) {
      if (!LegalForms.mayBeginWith(forms.get(at).letters())) {
        continue;
      }
      for (int words = Math.min(LegalForms.WORDS_MAX, legal.length - at); words > 0; words--) {
        LegalForms.Form form = LegalForms.of(phrase(at, words));
        if (form != null) {
          found = found == null || found == LegalForms.Form.ANY ? form : found;
          for (int end = at + words; at < end; at++) {
            legal[at] = true;
            marked++;
          }
          at--;
          break;
        }
      }
    }
    for (int at = 0; at < legal.length && marked < legal.length; at++) {
      if (legal[at]) {
        roles.set(at, PartRole.COMMON);
      }
    }
    return found;
  }

  private String phrase(int at, int words) {
    if (words == 1) {
      return forms.get(at).letters();
    }
    StringBuilder phrase = new StringBuilder();
    for (int end = at + words; at < end; at++) {
      phrase.append(phrase.length() == 0 ? "" : " ").append(forms.get(at).letters());
    }
    return phrase.toString();
  }

  private void markRest(NameKind kind) {
    for (int at = 0; at < forms.size(); at++) {
      PartForm form = forms.get(at);
      if (roles.get(at) == PartRole.COMMON) {
        continue;
      }
      boolean letter = at == 0 && form.initial();
      if (!letter && Numbers.of(form.text(), form.letters()) != Numbers.NONE) {
        roles.set(at, PartRole.NUMBER);
      } else if (forms.size() > 1 && NameKeys.isParticle(form.text())) {
        roles.set(at, PartRole.PARTICLE);
      } else if (kind == NameKind.OTHER
          && at == 0
          && forms.size() > 1
          && PREFIXES.contains(form.letters())) {
        roles.set(at, PartRole.TITLE);
      }
    }
  }
}
