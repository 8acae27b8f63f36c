package org.newswatch.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.newswatch.query.Asker;
import org.newswatch.query.Checked;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.query.QueryLimits;
import org.newswatch.query.QueryProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a query is read. */
@Command(
    name = "check",
    description = {
      "How a query is read: its tree, what it asks for, which words are found in other "
          + "spellings (with the key that they share), and what it costs.",
      "Needs no running instance, but to know the saved queries that @ID stands for."
    })
final class QueryCheckCommand implements Callable<Integer> {

  private final InstantSource clock = InstantSource.system();

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "One query, best in quotes.")
  private List<String> words = List.of();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Whose days are meant, such as Europe/Warsaw; this machine's if not given.")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of a running instance, whose saved queries @ID stands for.")
  private @Nullable Path data;

  @Override
  public Integer call() throws InterruptedException {
    String text = String.join(" ", words);
    return switch (Queries.parse(text, saved())) {
      case Parsed.Invalid invalid -> throw CommandFailed.usage(faulty(text, invalid.problem()));
      case Parsed.Valid valid -> {
        System.out.println(
            text(Queries.check(valid.query(), new Asker(clock.instant(), zone, Set::of))));
        yield 0;
      }
    };
  }

  private Function<String, Optional<String>> saved() throws InterruptedException {
    Path folder = data;
    if (folder == null) {
      return name -> Optional.empty();
    }
    Instance instance = new DataFolder(folder).running();
    return AlertsCommand.doing(AlertsCommand.subscriptions(instance)::shelf)::savedQuery;
  }

  /** The query with a mark under the column; too long a one is not repeated. */
  static String faulty(String query, QueryProblem problem) {
    boolean onOneLine = query.length() <= 200 && query.chars().noneMatch(Character::isISOControl);
    return onOneLine
        ? "%s%n  %s%n  %s^".formatted(problem.message(), query, " ".repeat(problem.column() - 1))
        : problem.message();
  }

  static String text(Checked checked) {
    var out = new StringBuilder();
    add(out, "query", List.of(checked.printed()));
    add(out, "tree", checked.tree());
    add(out, "asks for", List.of(checked.explanation()));
    add(
        out,
        "also found in other spellings",
        checked.expansions().isEmpty() ? List.of("nothing") : checked.expansions());
    add(
        out,
        "cost",
        List.of(
            "%s: %d of %d clauses"
                .formatted(
                    checked.cost().level().name().toLowerCase(Locale.ROOT),
                    checked.cost().clauses(),
                    QueryLimits.CLAUSES_MAX)));
    return out.toString().stripTrailing();
  }

  private static void add(StringBuilder out, String title, List<String> lines) {
    out.append(title).append('\n');
    lines.forEach(line -> out.append("  ").append(line).append('\n'));
  }
}
