package org.newswatch.testkit.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameKeys;
import org.newswatch.query.Query;

/** A title, summary or text, read: its words, the keys of those that are names, its mentions. */
final class Line {

  /** Some words in a row: from the first to the last, both counted from 0. */
  record Place(int first, int last) {}

  private record Named(MentionType type, Place place) {}

  private final List<PlainWords.Word> words;
  private final String[] keys;
  private final List<Named> mentions = new ArrayList<>();

  /**
   * @param mentions of the article; of them those of this field count
   */
  Line(String text, Field field, List<Mention> mentions) {
    this(text);
    for (Mention mention : mentions) {
      if (mention.field() == field) {
        name(mention);
      }
    }
  }

  /** One in which nobody looked for names. */
  Line(String text) {
    words = PlainWords.of(text);
    keys = new String[words.size()];
    Arrays.fill(keys, "");
  }

  private void name(Mention mention) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < words.size(); i++) {
      PlainWords.Word word = words.get(i);
      if (word.start() < mention.end() && word.end() > mention.start()) {
        first = first < 0 ? i : first;
        last = i;
        if (!NameKeys.isParticle(word.bare())) {
          keys[i] = PlainWords.key(word);
        }
      }
    }
    if (first >= 0) {
      mentions.add(new Named(mention.type(), new Place(first, last)));
    }
  }

  /** Where the place of a text that a query asks for is found. */
  List<Place> places(Query place, AskedWords asked) {
    return switch (place) {
      case Query.Text text -> phrase(asked.of(String.join(" ", text.words())), text.variants());
      case Query.Cased cased -> cased(asked.of(String.join(" ", cased.words())));
      case Query.Prefix prefix -> beginning(asked.of(prefix.letters()));
      case Query.AnyMention any -> mentions(any.kind());
      case Query.Or or ->
          or.parts().stream().flatMap(part -> places(part, asked).stream()).toList();
      default -> throw new IllegalArgumentException("no place in a text: " + place);
    };
  }

  private interface Fits {
    boolean fits(int asked, int here);
  }

  private List<Place> rows(int length, Fits fits) {
    var found = new ArrayList<Place>();
    for (int start = 0; length > 0 && start + length <= words.size(); start++) {
      boolean all = true;
      for (int i = 0; all && i < length; i++) {
        all = fits.fits(i, start + i);
      }
      if (all) {
        found.add(new Place(start, start + length - 1));
      }
    }
    return found;
  }

  private List<Place> phrase(List<AskedWords.Asked> asked, boolean variants) {
    return rows(
        asked.size(),
        (i, here) ->
            asked.get(i).word().folded().equals(words.get(here).folded())
                || (variants && !keys[here].isEmpty() && keys[here].equals(asked.get(i).key())));
  }

  private List<Place> cased(List<AskedWords.Asked> asked) {
    return rows(
        asked.size(), (i, here) -> asked.get(i).word().written().equals(words.get(here).written()));
  }

  private List<Place> beginning(List<AskedWords.Asked> asked) {
    return rows(
        asked.size(),
        (i, here) ->
            i == asked.size() - 1
                ? words.get(here).folded().startsWith(asked.get(i).word().folded())
                : words.get(here).folded().equals(asked.get(i).word().folded()));
  }

  private List<Place> mentions(Query.Scope kind) {
    MentionType type = typeOf(kind);
    return mentions.stream().filter(named -> named.type() == type).map(Named::place).toList();
  }

  static MentionType typeOf(Query.Scope kind) {
    return switch (kind) {
      case PERSON -> MentionType.PERSON;
      case ORG -> MentionType.ORGANIZATION;
      case PLACE -> MentionType.LOCATION;
      case ANYWHERE, TITLE -> throw new IllegalArgumentException("no kind of name: " + kind);
    };
  }

  /** Whether some two have at most so many words between them, and share none. */
  static boolean near(List<Place> first, List<Place> second, int distance, boolean ordered) {
    for (Place one : first) {
      for (Place other : second) {
        int forth = other.first() - one.last() - 1;
        int back = one.first() - other.last() - 1;
        if ((forth >= 0 && forth <= distance) || (!ordered && back >= 0 && back <= distance)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The most of them that share no word. */
  static int apart(List<Place> places) {
    int count = 0;
    int end = -1;
    for (Place place : places.stream().sorted(Comparator.comparingInt(Place::last)).toList()) {
      if (place.first() > end) {
        count++;
        end = place.last();
      }
    }
    return count;
  }

  List<PlainWords.Word> words() {
    return words;
  }
}
