package org.newswatch.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Forgotten;
import org.newswatch.contract.Topic;
import org.newswatch.desk.Deciding;
import org.newswatch.desk.ForgetDesk;
import org.newswatch.enricher.ConnectService;
import org.newswatch.indexer.archive.ArchiveService;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.retry.Sleeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases an article, or an entity, for good. */
@Command(
    name = "forget",
    description = {
      "Erases an article or an entity for good: searches, pages, exports and dashboards show it no"
          + " more, and nothing that is read again brings it back, be it a replay, a rebuild or the"
          + " crawler.",
      "",
      "Of an article go all revisions, the alerts about it, and the title of a story that was taken"
          + " from it. It is named by its id or its address; what comes from that address later is"
          + " dropped.",
      "Of an entity go its document and, from all articles, its ids, labels, spellings and keys;"
          + " so do those of entities that were merged into it. The articles' TEXTS STAY, and with"
          + " them the name where it stands in one. It is named by its id or a name that only one"
          + " bears.",
      "",
      "What topics still hold they let go in their time: articles.raw and articles.backfill within"
          + " 14 days, articles.annotated, articles.enriched, alerts and dead letters within 30."
          + " Files of newswatch archive are written anew without it, by the process that writes"
          + " them; an entity's name stays there where it stands in a text, as in the index. Files"
          + " that were exported, messages that were sent, and copies of an archive stay: they are"
          + " yours to deal with. People's decisions about entities (newswatch entities log) keep"
          + " the names they were given.",
      "There is no way back."
    },
    footer = {
      "",
      "Examples:",
      "  newswatch forget https://paper.example/2026/11/20/ferry --why \"court order\" --data DIR",
      "  newswatch forget \"Ottoline Grebe\" --data DIR",
      "  newswatch forget --list --data DIR"
    })
final class ForgetCommand implements Callable<Integer> {

  private static final int WAIT_MAX = 86_400;

  @Mixin private ServersOption servers = new ServersOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "ARTICLE|ENTITY",
      description = "An article's id or address; an entity's id or name.")
  private @Nullable String what;

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Option(names = "--list", description = "Shows what was erased, by whom and why.")
  private boolean list;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "Why; kept for ever, so without what is to be erased.")
  private @Nullable String why;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who asks for it; the name of the system's user when not given.")
  private @Nullable String by;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long to wait for each service that has to do it; ${DEFAULT-VALUE} if not given.")
  private int wait;

  @Override
  public Integer call() throws InterruptedException {
    if (list == (what != null)) {
      throw CommandFailed.usage("name an article or an entity, or say --list");
    }
    CommandFailed.unlessWithin(0, WAIT_MAX, "--wait", wait);
    ServersOption.Servers found = servers.find();
    var desk = new ForgetDesk(found.kafka());
    try {
      if (what == null) {
        System.out.println(listed(desk.all().values()));
        return 0;
      }
      ForgetPlan plan = ForgetPlan.of(what, found, desk);
      System.err.println(plan.told());
      if (!yes && !agreed()) {
        System.err.println("Nothing was erased.");
        return CommandFailed.FAILED;
      }
      Instant now = found.clock().instant();
      String who = Deciding.who(by == null ? "" : by, System.getProperty("user.name", ""));
      desk.forget(plan.erasures(now, who, why));
      Duration patience = Duration.ofSeconds(wait);
      List<String> left = new ArrayList<>();
      if (!desk.clear(ConnectService.APPLICATION, patience, Sleeper.SYSTEM)) {
        left.add("connect, which tells stories and entities: once it runs, say this command again");
      }
      if (!desk.awaitRead(IndexNames.WRITER_GROUP, patience, Sleeper.SYSTEM)) {
        left.add(
            "the indexer, which does it as soon as it runs; newswatch index verify tells what is"
                + " left");
      }
      // Kafka forgets a group that was away for long; the settings do not.
      boolean archived =
          found.settings().archive().dir() != null
              || desk.isRead(Topic.ARTICLES_ENRICHED, ArchiveService.GROUP);
      if (archived && !desk.awaitRead(ArchiveService.GROUP, patience, Sleeper.SYSTEM)) {
        left.add(
            "the archive, which goes on with it as long as newswatch archive runs, or the next time"
                + " that it does; if it runs, its health may tell of a damaged file");
      }
      if (left.isEmpty()) {
        System.out.println("Erased.");
        return 0;
      }
      System.err.println("It is written down. Not done within " + wait + " s:");
      left.forEach(line -> System.err.println("  " + line));
      return CommandFailed.FAILED;
    } catch (DeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw CommandFailed.usage(String.valueOf(e.getMessage()));
    }
  }

  private static String listed(Collection<Forgotten> all) {
    if (all.isEmpty()) {
      return "Nothing was erased.";
    }
    return String.join(
        "\n",
        all.stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        "%s  %-7s  %s  by %s%s",
                        one.at(),
                        one.what().name().toLowerCase(Locale.ROOT),
                        one.id(),
                        one.by(),
                        one.why() == null ? "" : ": " + one.why()))
            .sorted()
            .toList());
  }

  /** Nobody there to answer is a no. */
  private static boolean agreed() {
    System.err.print("There is no way back. Erase it? [y/N] ");
    System.err.flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    } catch (IOException e) {
      throw CommandFailed.usage("nobody answers (" + e.getMessage() + "); say --yes");
    }
  }
}
