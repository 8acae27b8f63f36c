package org.newswatch.analyst.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.newswatch.analyst.revisions.Difference;
import org.newswatch.analyst.revisions.Piece;
import org.newswatch.analyst.revisions.Piece.Kind;
import org.newswatch.analyst.revisions.RevisionCalls.Revisions;
import org.newswatch.analyst.revisions.RevisionSummary;

/** Two revisions of an article as their page shows them. */
final class RevisionPages {

  private RevisionPages() {}

  static RevisionViews.Revisions view(Revisions all, Difference two) {
    long unlisted = all.total() - all.revisions().size();
    return new RevisionViews.Revisions(
        two.after().title(),
        Links.article(all.articleId(), ""),
        headline(two),
        runs(two.title()),
        Runs.paragraphs(runs(two.text())),
        all.revisions().stream().map(each -> row(all, each, two)).toList(),
        unlisted <= 0 ? "" : unlisted + " earlier ones are not listed.");
  }

  /** The one that is listed next before this one; there may be gaps, and none before the first. */
  static Optional<Integer> before(Revisions all, int revision) {
    return all.revisions().stream()
        .map(RevisionSummary::revision)
        .filter(each -> each < revision)
        .max(Comparator.naturalOrder());
  }

  private static String headline(Difference two) {
    int before = two.before().revision();
    int after = two.after().revision();
    if (before == after) {
      return "Revision " + after;
    }
    boolean changed =
        two.title().stream().anyMatch(RevisionPages::isChange)
            || two.text().stream().anyMatch(RevisionPages::isChange);
    return "From revision "
        + before
        + " to "
        + after
        + (changed ? "" : ": the headline and the text are the same");
  }

  private static boolean isChange(Piece piece) {
    return piece.kind() != Kind.SAME;
  }

  private static List<Run> runs(List<Piece> pieces) {
    return pieces.stream()
        .map(
            piece ->
                switch (piece.kind()) {
                  case SAME -> Run.plain(piece.text());
                  case ADDED -> new Run(piece.text(), "ins", "", "");
                  case REMOVED -> new Run(piece.text(), "del", "", "");
                })
        .toList();
  }

  private static RevisionViews.Row row(Revisions all, RevisionSummary each, Difference two) {
    int number = each.revision();
    return new RevisionViews.Row(
        "Revision " + number,
        Times.minute(each.at()),
        each.at().toString(),
        each.title(),
        before(all, number)
            .map(before -> Links.difference(all.articleId(), before, number))
            .orElse(""),
        number == two.after().revision()
            ? "after"
            : number == two.before().revision() ? "before" : "");
  }
}
