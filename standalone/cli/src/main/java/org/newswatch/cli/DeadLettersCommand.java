package org.newswatch.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.letters.LetterText;
import org.newswatch.contract.LetterHandled;
import org.newswatch.desk.Deciding;
import org.newswatch.desk.letters.Letter;
import org.newswatch.desk.letters.LetterDesk;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records that services gave up; what its commands share. */
@Command(
    name = "dead-letters",
    description = {
      "Records that a service could never handle, as they came: what they are, why they were given"
          + " up, and what to do about them.",
      "They are kept for 30 days. A letter is called by its service and where it stands, such as"
          + " indexer-0-17."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeadLettersListCommand.class,
      DeadLettersShowCommand.class,
      DeadLettersReplayCommand.class,
      DeadLettersDropCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  newswatch dead-letters list --data DIR",
      "  newswatch dead-letters show indexer-0-17 --data DIR",
      "  newswatch dead-letters replay --service indexer --reason refused --data DIR",
      "  newswatch dead-letters drop indexer-0-17 --why \"a broken test record\" --data DIR"
    })
final class DeadLettersCommand {

  /** Letters that one command does something about; the next call takes the next. */
  static final int MOST = 10_000;

  /** Letters in memory; each may have a megabyte. */
  private static final int AT_ONCE = 50;

  static final String CLIENT_ID = "newswatch-dead-letters";

  static LetterDesk desk(ServersOption.Servers servers) {
    return new LetterDesk(new TopicDesk(servers.kafka(), CLIENT_ID), servers.clock());
  }

  /** Which letters are meant. */
  static final class Which {

    @Parameters(arity = "0..*", paramLabel = "LETTER", description = "Those called so.")
    private List<String> ids = List.of();

    @Option(
        names = "--service",
        paramLabel = "NAME",
        description = "All of this service: crawler, annotate, connect, indexer, alerts.")
    private @Nullable String service;

    @Option(names = "--reason", paramLabel = "WORD", description = "All given up for this reason.")
    private @Nullable String reason;

    boolean all() {
      return ids.isEmpty() && service == null && reason == null;
    }

    Predicate<Letter> test() {
      return letter ->
          (ids.isEmpty() || ids.contains(letter.id()))
              && (service == null || letter.service().equals(service.toLowerCase(Locale.ROOT)))
              && (reason == null || letter.reason().equals(reason));
    }

    /** Says which were named that are not there. */
    void requireFound(List<String> found) {
      var missing = new TreeSet<>(ids);
      found.forEach(missing::remove);
      if (!missing.isEmpty()) {
        throw CommandFailed.usage(
            "no dead letter is called "
                + String.join(", ", missing)
                + "; newswatch dead-letters list --all shows those there are");
      }
    }
  }

  /** Who does something about letters, about which, and why. */
  static final class Doing {

    @Mixin private ServersOption servers = new ServersOption();

    @Mixin private Which which = new Which();

    @Option(
        names = "--all",
        description = "All that nobody did anything about; instead of naming some.")
    private boolean all;

    @Option(names = "--why", paramLabel = "TEXT", description = "Why; kept with what was done.")
    private @Nullable String why;

    @Option(
        names = "--by",
        paramLabel = "NAME",
        description = "Who does it; the name of the system's user when not given.")
    private @Nullable String by;

    /** What came of it, and whether that is what was asked for. */
    record Done(String told, boolean ok) {}

    /** What is done about one letter. */
    @FunctionalInterface
    interface Act {
      Done about(LetterDesk desk, Letter letter, LetterDesk.Who who)
          throws DeskException, InterruptedException;
    }

    /**
     * Does it about each.
     *
     * @param replayedToo also about those that were replayed and that are not named
     * @return 0; or 1 when of some nothing came
     */
    int each(boolean replayedToo, Act act) throws InterruptedException {
      if (which.all() && !all) {
        throw CommandFailed.usage("name letters, a --service or a --reason, or say --all");
      }
      LetterDesk desk = desk(servers.find());
      var who =
          new LetterDesk.Who(
              Deciding.who(by == null ? "" : by, System.getProperty("user.name", "")), why);
      try {
        List<String> meant =
            desk.ids(which.test().and(letter -> isOpen(letter, replayedToo)), MOST);
        which.requireFound(meant);
        int undone = 0;
        for (int from = 0; from < meant.size(); from += AT_ONCE) {
          Set<String> some =
              Set.copyOf(meant.subList(from, Math.min(meant.size(), from + AT_ONCE)));
          for (Letter letter : desk.which(each -> some.contains(each.id()), AT_ONCE)) {
            Done done = act.about(desk, letter, who);
            System.out.println(letter.id() + "  " + done.told());
            undone += done.ok() ? 0 : 1;
          }
          System.err.println(Math.min(meant.size(), from + AT_ONCE) + " of " + meant.size());
        }
        System.err.println(
            meant.isEmpty()
                ? "No such dead letter that nobody did anything about."
                : LetterText.counted(meant.size()) + ".");
        return undone == 0 ? 0 : 1;
      } catch (DeskException e) {
        throw CommandFailed.failed(String.valueOf(e.getMessage()));
      }
    }

    private boolean isOpen(Letter letter, boolean replayedToo) {
      LetterHandled handled = letter.handled();
      return !which.ids.isEmpty()
          || handled == null
          || (replayedToo && handled.how() == LetterHandled.How.REPLAYED);
    }
  }
}
