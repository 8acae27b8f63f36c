package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;
import org.newswatch.crawler.extract.PageIndex.Line;
import org.newswatch.crawler.extract.PageIndex.Placed;

/**
 * The authors that readers of a page see: in elements that are called so, in lines that say "by",
 * and in names by the headline that link to a person or that the page tells more about.
 */
final class ShownAuthors {

  /** Lines before and after the headline in which a by-line stands. */
  private static final int LINES_BEFORE = 8;

  private static final int LINES_AFTER = 25;

  /** Elements of one by-line that name an author each: how many lines they may lie apart. */
  private static final int TOGETHER_LINES = 6;

  /** Characters of "written by" in any language, and more. */
  private static final int WRITTEN_BY_CHARS = 40;

  private static final int CANDIDATES_MAX = 200;

  /** Lines from the headline within which "by" may precede a name in small letters. */
  private static final int HANDLE_LINES = 5;

  /** Characters of a line of running text, which ends the head of an article. */
  private static final int PARAGRAPH_CHARS = 200;

  private static final double SHOWN_SCORE_MIN = 3;

  /** What saying "by", a line of its own, a first name and a link to a person add. */
  private static final double LEAD_SCORE = 2;

  private static final double LINE_SCORE = 2.5;
  private static final double FULL_NAME_SCORE = 1;
  private static final double LINKED_SCORE = 0.7;
  private static final double TOLD_SCORE = 1;

  private static final NameParts NAME_CLASSES =
      NameParts.of(
          "author-name",
          "authorname",
          "author_name",
          "author__name",
          "byline-name",
          "author-link",
          "byline");
  private static final NameParts OTHER_CLASSES =
      NameParts.of(
          "author-bio",
          "authorbio",
          "author-desc",
          "author-image",
          "author-img",
          "avatar",
          "authority",
          "authoriz",
          "author-title",
          "author-role",
          "author-job",
          "author-position",
          "author-meta-date",
          "reviewer",
          "editor",
          "social");

  private final PageIndex index;
  private final int center;
  private final @Nullable Element heading;
  private final BylineReader bylines = new BylineReader();
  private final KnownPeople people;

  /** The highest score so far; what cannot pass it is not read, as reading names takes longest. */
  private @Nullable Shown best;

  /** Elements called authors: read when one may be the best, or stands beside the best. */
  private final List<Called> called = new ArrayList<>();

  /** An element, its score without that of the names in it. */
  private record Called(
      Element element, int line, String className, double score, Provenance where) {}

  private record Shown(
      List<String> names, int line, String className, double score, Provenance where) {}

  ShownAuthors(PageIndex index, @Nullable Placed heading) {
    this.index = index;
    this.center = heading == null ? ShownDates.textBegins(index) : heading.line();
    this.heading = heading == null ? null : heading.element();
    this.people = new KnownPeople(index, center);
  }

  /** The best of them; null when none is good enough. */
  Authors.@Nullable Found best() {
    addElements(index.authors, Provenance.DOM);
    addElements(
        index.properties.stream()
            .filter(
                placed ->
                    Names.hasToken(placed.element().attr("itemprop"), "author")
                        || Names.hasToken(placed.element().attr("itemprop"), "creator"))
            .toList(),
        Provenance.MICRODATA);
    addLines();
    addKnown();
    Shown found = best;
    return found == null || found.score() < SHOWN_SCORE_MIN
        ? null
        : new Authors.Found(
            Bylines.names(withThoseBeside(found)), found.where(), Authors.WEAK_CONFIDENCE);
  }

  /** Whether something with at most this score can be the best; the first of equals is. */
  private boolean mayWin(double score) {
    return best == null || score > best.score();
  }

  private void offer(Shown shown) {
    if (mayWin(shown.score())) {
      best = shown;
    }
  }

  private List<String> withThoseBeside(Shown found) {
    List<String> raw = new ArrayList<>(found.names());
    for (Called other : called) {
      boolean beside =
          !found.className().isEmpty()
              && other.className().equals(found.className())
              && Math.abs(other.line() - found.line()) <= TOGETHER_LINES;
      if (beside) {
        raw.addAll(bylines.namesIn(other.element()));
      }
    }
    return raw;
  }

  private void addElements(List<Placed> elements, Provenance where) {
    for (Placed placed : elements) {
      if (called.size() >= CANDIDATES_MAX) {
        return;
      }
      Element element = placed.element();
      String name = element.className();
      if (isBeside(placed.side()) || OTHER_CLASSES.areIn(name)) {
        continue;
      }
      String rel = element.attr("rel");
      double score = near(placed.line() - center);
      score += Names.hasToken(rel, "author") ? 2 : 0;
      score += where == Provenance.MICRODATA ? 1.5 : 0;
      score += NAME_CLASSES.areIn(name) ? 1.5 : 0;
      Called found = new Called(element, placed.line(), name.isEmpty() ? rel : name, score, where);
      called.add(found);
      if (mayWin(score + LEAD_SCORE + FULL_NAME_SCORE)) {
        read(found);
      }
    }
  }

  private void read(Called found) {
    List<String> names = bylines.namesIn(found.element());
    if (names.isEmpty()) {
      return;
    }
    double score = found.score();
    score +=
        Bylines.hasLead(Markup.shortText(found.element(), BylineReader.LINE_CHARS_MAX))
            ? LEAD_SCORE
            : 0;
    score += names.getFirst().indexOf(' ') > 0 ? FULL_NAME_SCORE : 0;
    offer(new Shown(names, found.line(), found.className(), score, found.where()));
  }

  private double near(int distance) {
    if (distance < -LINES_BEFORE || distance > LINES_AFTER) {
      return distance > 0 ? 0.5 : 0;
    }
    return 3 - Math.abs(distance) * 0.06;
  }

  /** Lines that say "by" near the headline, and those that say it at length anywhere. */
  private void addLines() {
    for (Line line : index.lines) {
      int distance = line.at() - center;
      double score = near(distance) + LINE_SCORE;
      boolean near = distance >= -LINES_BEFORE && distance <= LINES_AFTER;
      if (!mayWin(score)
          || line.chars() > BylineReader.LINE_CHARS_MAX * 2
          || isBeside(line.side())
          || line.block().equals(heading)) {
        continue;
      }
      if (!near && !(mayBeWrittenBy(line) && Bylines.isWrittenBy(line.text(WRITTEN_BY_CHARS)))) {
        continue;
      }
      String text = Bylines.withoutDate(line.text(BylineReader.LINE_CHARS_MAX));
      List<String> names = List.of();
      if (Bylines.hasLead(text)) {
        names = line.texts().size() > 1 ? bylines.namesIn(line.texts()) : bylines.names(text);
      } else if (Bylines.isLead(text) && line.at() + 1 < index.lines.size()) {
        names = bylines.namesIn(index.lines.get(line.at() + 1).texts());
      }
      boolean handle =
          names.size() == 1
              && Bylines.isHandle(names.getFirst())
              && Math.abs(distance) <= HANDLE_LINES;
      if (!names.isEmpty() && (handle || names.stream().allMatch(KnownPeople::isPerson))) {
        offer(new Shown(names, line.at(), "", score, Provenance.DOM));
      }
    }
  }

  /** Far from the headline only lines that begin like "Written by" are read at all. */
  private static boolean mayBeWrittenBy(Line line) {
    String text = line.texts().getFirst().getWholeText();
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && "wpstageéWPSTAGEÉ".indexOf(text.charAt(at)) >= 0;
  }

  /** Names near the headline that link to a person's page, or that the page tells more about. */
  private void addKnown() {
    int to = Math.min(index.lines.size(), center + LINES_AFTER);
    for (int at = Math.max(0, center - LINES_BEFORE); at < to; at++) {
      Line line = index.lines.get(at);
      if (!mayWin(near(at - center) + TOLD_SCORE)
          || isBeside(line.side())
          || line.block().equals(heading)
          || line.chars() > BylineReader.LINE_CHARS_MAX * 2) {
        continue;
      }
      if (line.at() > center && line.chars() >= PARAGRAPH_CHARS) {
        break;
      }
      boolean heads = ShownDates.isHeading(line.block());
      for (TextNode piece : line.texts()) {
        String text = Pages.folded(piece.getWholeText());
        if (heads || !KnownPeople.mayBeName(text)) {
          continue;
        }
        boolean linked = KnownPeople.isLinked(piece);
        // Reading names takes longest, and most of what could be one is nobody that is known.
        if (!linked && !people.mayTellOf(text)) {
          continue;
        }
        List<String> names = bylines.names(text);
        if (!names.isEmpty()
            && names.stream().allMatch(KnownPeople::isPerson)
            && (linked || people.tellsOf(names))) {
          double score = near(at - center) + (linked ? LINKED_SCORE : TOLD_SCORE);
          offer(new Shown(names, at, "", score, Provenance.DOM));
        }
      }
    }
  }

  private boolean isBeside(PageIndex.@Nullable Side side) {
    return side != null && (heading == null || side.excludes(heading));
  }
}
