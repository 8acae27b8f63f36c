package org.newswatch.query;

import java.util.ArrayList;
import java.util.List;

/** Words as people write them: parted by space, each with a letter or digit. */
final class Words {

  private Words() {}

  static List<String> of(String text) {
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Lexer.isSpace(text.charAt(i))) {
        String word = text.substring(start, i);
        if (hasContent(word)) {
          words.add(word);
        }
        start = i + 1;
      }
    }
    return words;
  }

  static boolean hasContent(String word) {
    return word.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
