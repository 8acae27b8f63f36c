package org.newswatch.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.newswatch.cli.letters.LetterText;
import org.newswatch.desk.letters.Letter;
import org.newswatch.servicekit.kafka.DeskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters there are. */
@Command(
    name = "list",
    description = {
      "The dead letters that nobody did anything about, the newest last, and how many there are of"
          + " which service and reason."
    })
final class DeadLettersListCommand implements Callable<Integer> {

  private static final int LIMIT_MAX = 100_000;

  @Mixin private ServersOption servers = new ServersOption();

  @Mixin private DeadLettersCommand.Which which = new DeadLettersCommand.Which();

  @Option(names = "--all", description = "Also those that were replayed or dropped.")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Letters to show, of each service the newest; ${DEFAULT-VALUE} when not given.")
  private int limit;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    CommandFailed.unlessWithin(1, LIMIT_MAX, "--limit", limit);
    Map<String, Deque<Letter>> newest = new TreeMap<>();
    Map<String, Long> counts = new TreeMap<>();
    try {
      DeadLettersCommand.desk(servers.find())
          .each(
              letter -> {
                if (which.test().test(letter) && (all || letter.handled() == null)) {
                  counts.merge(letter.service() + " " + letter.reason(), 1L, Long::sum);
                  Deque<Letter> kept =
                      newest.computeIfAbsent(letter.service(), unused -> new ArrayDeque<>());
                  kept.addLast(letter);
                  if (kept.size() > limit) {
                    kept.removeFirst();
                  }
                }
              });
    } catch (DeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
    var shown = new ArrayList<Letter>();
    newest.values().forEach(shown::addAll);
    System.out.println(json ? LetterText.jsonLines(shown) : LetterText.table(shown, counts));
    return 0;
  }
}
