package org.newswatch.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Forgotten;
import org.newswatch.desk.Deciding;
import org.newswatch.desk.EntityDesk;
import org.newswatch.desk.ForgetDesk;
import org.newswatch.query.AlertFields;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.retry.Sleeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
          + " Files that were exported, messages that were sent, and archives that newswatch"
          + " archive wrote before stay: they are yours to deal with. People's decisions about"
          + " entities (newswatch entities log) keep the names they were given.",
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

  private static final Pattern ARTICLE = Pattern.compile("[0-9a-f]{32}");
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final int REVISIONS_MAX = 1_000;

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
          "How long to wait until the indexer has done it; ${DEFAULT-VALUE} if not given.")
  private int wait;

  /** What is to go, and how a person is told of it. */
  private record Plan(Forgotten.What what, Set<String> ids, String told) {}

  @Override
  public Integer call() throws InterruptedException {
    if (list == (what != null)) {
      throw CommandFailed.usage("name an article or an entity, or say --list");
    }
    ServersOption.Servers found = servers.find();
    var desk = new ForgetDesk(found.kafka());
    try {
      if (what == null) {
        System.out.println(listed(desk.all().values()));
        return 0;
      }
      Plan plan = plan(found, desk, what);
      System.err.println(plan.told());
      if (!yes && !agreed()) {
        System.err.println("Nothing was erased.");
        return CommandFailed.FAILED;
      }
      Instant now = found.clock().instant();
      String who = Deciding.who(by == null ? "" : by, System.getProperty("user.name", ""));
      desk.forget(
          plan.ids().stream().map(id -> new Forgotten(id, plan.what(), now, who, why)).toList());
      if (!desk.awaitRead(
          IndexNames.WRITER_GROUP, Duration.ofSeconds(Math.max(0, wait)), Sleeper.SYSTEM)) {
        System.err.println(
            "It is written down; the indexer has not done it within "
                + wait
                + " s and does it as soon as it runs. newswatch index verify tells what is left.");
        return CommandFailed.FAILED;
      }
      System.out.println("Erased.");
      return 0;
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

  private static Plan plan(ServersOption.Servers servers, ForgetDesk desk, String what)
      throws DeskException, InterruptedException {
    boolean isAddress = what.startsWith("http://") || what.startsWith("https://");
    if (isAddress || ARTICLE.matcher(what).matches()) {
      return article(servers, what, isAddress);
    }
    var known = EntitiesCommand.known(new EntityDesk(servers.kafka()));
    String id = EntitiesCommand.one(known, what);
    Set<String> ids = desk.withMerged(id);
    long articles;
    try (var http = new ElasticsearchHttp(servers.elasticsearch(), REQUEST_TIMEOUT)) {
      articles = count(http, IndexNames.ARTICLES, Fields.ENTITY_IDS, ids);
    }
    return new Plan(
        Forgotten.What.ENTITY,
        ids,
        String.format(
            Locale.ROOT,
            "Entity %s, %s%s: its document, and its ids, labels, spellings and keys in %,d"
                + " articles. Their texts stay.",
            id,
            known.label(id),
            ids.size() > 1 ? " with " + (ids.size() - 1) + " merged into it" : "",
            articles));
  }

  private static Plan article(ServersOption.Servers servers, String what, boolean isAddress)
      throws InterruptedException {
    Set<String> ids = new TreeSet<>();
    String title = "(not in the index)";
    try (var http = new ElasticsearchHttp(servers.elasticsearch(), REQUEST_TIMEOUT)) {
      ObjectNode search = JsonMapper.shared().createObjectNode().put("size", REVISIONS_MAX);
      ArrayNode fields = search.putArray("_source");
      List.of(Fields.ARTICLE_ID, Fields.URL, Fields.CANONICAL_URL, Fields.TITLE)
          .forEach(fields::add);
      ArrayNode any = search.putObject("query").putObject("bool").putArray("should");
      for (String field :
          isAddress ? List.of(Fields.URL, Fields.CANONICAL_URL) : List.of(Fields.ARTICLE_ID)) {
        any.addObject().putObject("term").put(field, what);
      }
      JsonNode hits =
          ask(http, IndexNames.REVISIONS, "/_search", search.toString()).at("/hits/hits");
      for (JsonNode hit : hits) {
        JsonNode article = hit.path("_source");
        ids.add(article.path(Fields.ARTICLE_ID).asString(""));
        title = article.path(Fields.TITLE).asString("");
        for (String field : List.of(Fields.URL, Fields.CANONICAL_URL)) {
          String url = article.path(field).asString("");
          if (!url.isEmpty()) {
            ids.add(ArticleId.ofUrl(url).value());
          }
        }
      }
      ids.add(isAddress ? ArticleId.ofUrl(URI.create(what).toString()).value() : what);
      ids.remove("");
      return new Plan(
          Forgotten.What.ARTICLE,
          ids,
          String.format(
              Locale.ROOT,
              "Article \"%s\": %,d revisions, %,d alerts about it, and whatever comes from its"
                  + " address later.",
              title.replaceAll("\\p{Cntrl}", " "),
              count(http, IndexNames.REVISIONS, Fields.ARTICLE_ID, ids),
              count(http, IndexNames.ALERTS, AlertFields.ARTICLE_ID, ids)));
    }
  }

  private static long count(
      ElasticsearchHttp http, IndexNames names, String field, Set<String> values)
      throws InterruptedException {
    ObjectNode search = JsonMapper.shared().createObjectNode();
    ArrayNode terms = search.putObject("query").putObject("terms").putArray(field);
    values.forEach(terms::add);
    return ask(http, names, "/_count", search.toString()).path("count").asLong();
  }

  private static JsonNode ask(ElasticsearchHttp http, IndexNames names, String call, String body)
      throws InterruptedException {
    return switch (http.send(
        "POST", "/" + names.readAlias() + call + "?ignore_unavailable=true", body)) {
      case Answer.Reply reply -> {
        if (!reply.ok()) {
          throw CommandFailed.failed("Elasticsearch does not answer: " + reply.summary());
        }
        yield reply.json();
      }
      case Answer.NoReply none -> throw CommandFailed.failed(none.detail());
    };
  }
}
