package org.newswatch.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.letters.LetterText;
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
    void requireFound(List<Letter> found) {
      var missing = new TreeSet<>(ids);
      found.forEach(letter -> missing.remove(letter.id()));
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

    /** What is done about one letter; says what came of it. */
    @FunctionalInterface
    interface Act {
      String about(LetterDesk desk, Letter letter, LetterDesk.Who who)
          throws DeskException, InterruptedException;
    }

    /**
     * Does it about each.
     *
     * @param handledToo also about those that somebody did something about and that are not named
     */
    int each(boolean handledToo, Act act) throws InterruptedException {
      if (which.all() && !all) {
        throw CommandFailed.usage("name letters, a --service or a --reason, or say --all");
      }
      LetterDesk desk = desk(servers.find());
      var who =
          new LetterDesk.Who(
              Deciding.who(by == null ? "" : by, System.getProperty("user.name", "")), why);
      try {
        boolean named = !which.ids.isEmpty();
        List<Letter> meant =
            desk.which(
                which.test().and(letter -> named || handledToo || letter.handled() == null), MOST);
        which.requireFound(meant);
        int done = 0;
        for (Letter letter : meant) {
          System.out.println(letter.id() + "  " + act.about(desk, letter, who));
          done++;
          if (done % 100 == 0) {
            System.err.println(done + " of " + meant.size());
          }
        }
        System.err.println(
            meant.isEmpty()
                ? "No such dead letter that nobody did anything about."
                : LetterText.counted(meant.size()) + ".");
        return 0;
      } catch (DeskException e) {
        throw CommandFailed.failed(String.valueOf(e.getMessage()));
      }
    }
  }
}
