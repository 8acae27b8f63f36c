package org.newswatch.query;

import java.util.List;

/**
 * How a query was understood, for people.
 *
 * @param printed the query as text that has no abbreviations
 * @param tree a node a line, indented
 * @param explanation what it asks for, in plain words
 * @param expansions words that are found as names in other spellings, each with its key after a
 *     space
 * @param cost what it costs to run
 */
public record Checked(
    String printed, List<String> tree, String explanation, List<String> expansions, Cost cost) {

  public Checked {
    tree = List.copyOf(tree);
    expansions = List.copyOf(expansions);
  }

  static Checked of(Query query, Asker asker) {
    return new Checked(
        Printer.print(query),
        Explanation.tree(query),
        "Articles with: " + Explanation.inWords(query, asker) + ".",
        Explanation.expansions(query),
        Explanation.cost(query, asker));
  }
}
