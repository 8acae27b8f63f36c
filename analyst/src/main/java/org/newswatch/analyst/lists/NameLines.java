package org.newswatch.analyst.lists;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.bulk.BulkLine;
import org.newswatch.analyst.bulk.BulkResult;
import org.newswatch.analyst.bulk.Judge;
import org.newswatch.contract.MentionType;
import org.newswatch.names.NameMatcher;
import tools.jackson.databind.JsonNode;

/** Makes names ready to be asked for, those of one job. Thread-safe. */
public final class NameLines {

  /** From this score on a name is taken for one of the list, unless a job says otherwise. */
  public static final double THRESHOLD = NameMatcher.SAME;

  /** Names of one line: its own and its aliases. */
  public static final int NAMES_MAX = 50;

  /** Lines whose names are kept at hand: one is asked after the other, or some side by side. */
  private static final int AT_HAND_MAX = 64;

  private final double threshold;
  private final Map<NameJudge, ListedNames> atHand = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param threshold from which score on a name is taken for one of a line's, 0 to 1
   */
  public NameLines(double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("no score: " + threshold);
    }
    this.threshold = threshold;
  }

  /**
   * Asks for whatever bears one of these names, in any spelling.
   *
   * @param names the line's own first
   * @param type what bears them; null when that is not said
   * @param language of the articles, a BCP 47 primary subtag in lower case; null for all
   */
  public BulkLine.Ask ask(
      List<String> names, @Nullable MentionType type, @Nullable String language) {
    List<String> distinct = List.copyOf(new LinkedHashSet<>(names));
    if (distinct.size() > NAMES_MAX) {
      return wrong(
          "A line has at most " + NAMES_MAX + " names, this one has " + distinct.size() + ".",
          "Spread the aliases over several lines.");
    }
    return NameTree.of(distinct, type, language)
        .<BulkLine.Ask>map(query -> new BulkLine.Ask.Search(query, new NameJudge(distinct, type)))
        .orElseGet(
            () ->
                distinct.stream().allMatch(NameLines::isEmpty)
                    ? wrong("There is no letter or digit here to search for.", "Write a name.")
                    : wrong(
                        "These names are more than can be asked for at once.",
                        "Spread them over several lines, or shorten them."));
  }

  private static boolean isEmpty(String name) {
    return name.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private static BulkLine.Ask wrong(String cause, String fix) {
    return new BulkLine.Ask.Wrong(new BulkResult.Fault(null, cause, fix));
  }

  private synchronized ListedNames names(NameJudge judge) {
    ListedNames names =
        atHand.computeIfAbsent(judge, of -> new ListedNames(of.listed, of.type, threshold));
    if (atHand.size() > AT_HAND_MAX) {
      var oldest = atHand.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return names;
  }

  /** Holds a line's names against an article. */
  private final class NameJudge implements Judge {

    private final List<String> listed;
    private final @Nullable MentionType type;

    NameJudge(List<String> listed, @Nullable MentionType type) {
      this.listed = listed;
      this.type = type;
    }

    @Override
    public List<String> fields() {
      return ListedNames.FIELDS;
    }

    @Override
    public Optional<BulkResult.Match> judge(JsonNode document) {
      ListedNames names = names(this);
      synchronized (names) {
        return names.judge(document);
      }
    }
  }
}
