package org.newswatch.alerts.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A letter as plain text that reads well as it stands: short lines, matches between asterisks,
 * addresses on lines of their own. Pure.
 */
final class LetterText {

  /** Columns that every mail program shows without folding. */
  private static final int COLUMNS = 72;

  private static final String RULE = "-".repeat(COLUMNS);

  private final StringBuilder text = new StringBuilder();

  private LetterText() {}

  static String of(Letter letter) {
    LetterText out = new LetterText();
    out.paragraph("", letter.watch().toUpperCase(Locale.ROOT) + ": " + letter.headline());
    out.paragraph("", letter.span());
    if (!letter.query().isEmpty()) {
      out.paragraph("", "Watching for: " + letter.query());
    }
    out.paragraph("\n", letter.nothing());
    int number = 0;
    for (Letter.Story story : letter.stories()) {
      out.line("").line(RULE);
      number++;
      out.story(letter.stories().size() == 1 ? "" : number + ". ", story);
    }
    if (!letter.more().isEmpty()) {
      out.line("").line(RULE).paragraph("", letter.more());
    }
    out.line("").line("-- ").line("Newswatch. Sent because you watch \"" + letter.watch() + "\".");
    return out.text.toString();
  }

  private void story(String number, Letter.Story story) {
    entry(number, story.newest());
    line("").line("   " + story.count());
    link("Read", story.newest().link());
    link("Why this alert", story.newest().whyLink());
    link("Mute this story", story.mute());
    if (!story.earlier().isEmpty()) {
      line("").line("   Earlier:");
      for (Letter.Entry earlier : story.earlier()) {
        wrapped(
            "   - ",
            "     ",
            "["
                + earlier.badge()
                + "] "
                + earlier.plainTitle()
                + " ("
                + earlier.source()
                + ", "
                + earlier.time()
                + ")");
      }
    }
    if (!story.held().isEmpty() || !story.heldMore().isEmpty()) {
      line("").line("   " + story.heldHeading() + ":");
      for (Letter.Held held : story.held()) {
        wrapped("   - ", "     ", held.title() + " (" + held.source() + "): " + held.why());
      }
      if (!story.heldMore().isEmpty()) {
        wrapped("   ", "   ", story.heldMore());
      }
    }
  }

  private void entry(String number, Letter.Entry entry) {
    wrapped(number, "   ", "[" + entry.badge() + "] " + entry.plainTitle());
    wrapped("   ", "   ", entry.source() + ", " + entry.time());
    if (!entry.why().isEmpty()) {
      wrapped("   ", "   ", entry.why());
    }
    for (List<Letter.Run> snippet : entry.snippets()) {
      line("");
      wrapped("   > ", "   > ", marked(snippet));
    }
  }

  private static String marked(List<Letter.Run> runs) {
    StringBuilder marked = new StringBuilder();
    for (Letter.Run run : runs) {
      marked.append(run.marked() ? "*" + run.text() + "*" : run.text());
    }
    return marked.toString();
  }

  private void link(String label, @Nullable String address) {
    if (address != null) {
      line("   " + label + ":").line("   " + address);
    }
  }

  private void paragraph(String before, String sentence) {
    if (!sentence.isEmpty()) {
      text.append(before);
      wrapped("", "", sentence);
    }
  }

  private LetterText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Breaks at spaces; a word that is longer than a line stands on one of its own. */
  private void wrapped(String first, String next, String sentence) {
    List<String> words = new ArrayList<>(List.of(sentence.strip().split("\\s+")));
    StringBuilder current = new StringBuilder(first);
    boolean empty = true;
    for (String word : words) {
      if (!empty && current.length() + 1 + word.length() > COLUMNS) {
        line(current.toString());
        current = new StringBuilder(next);
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line(current.toString());
  }
}
