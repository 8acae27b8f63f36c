package org.newswatch.query;

import static org.newswatch.query.Tokens.problem;

import java.time.Instant;
import org.newswatch.query.Lexer.Token;

/** How large a query is so far, by the clauses that it is compiled to. */
final class Weight {

  /** The moment does not matter: what is empty then weighs as if it were not. */
  private static final ElasticsearchCompiler WEIGHING =
      new ElasticsearchCompiler(Asker.at(Instant.EPOCH));

  private int clauses;

  int clauses() {
    return clauses;
  }

  /** Takes back what was added since: it stands in what comes next. */
  void backTo(int before) {
    clauses = before;
  }

  /** The leaf, if the query still is small enough with it. */
  Query leaf(Token token, Query leaf) throws ProblemException {
    add(token, ClauseCount.of(WEIGHING.compile(leaf)));
    return leaf;
  }

  void add(Token token, int more) throws ProblemException {
    clauses += more;
    if (clauses > QueryLimits.CLAUSES_MAX) {
      throw problem(
          token,
          "Up to here the query is as large as one may be, some "
              + QueryLimits.CLAUSES_MAX / ClauseCount.OF_A_WORD
              + " words; phrases weigh more.",
          "Ask in several queries.");
    }
  }
}
