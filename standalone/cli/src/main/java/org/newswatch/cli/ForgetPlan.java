package org.newswatch.cli;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.Forgotten;
import org.newswatch.desk.EntityDesk;
import org.newswatch.desk.ForgetDesk;
import org.newswatch.query.AlertFields;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.kafka.DeskException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be erased, looked up before anything is.
 *
 * @param ids all by which it is known
 * @param told what goes with it, for the person who is asked
 */
record ForgetPlan(Forgotten.What what, Set<String> ids, String told) {

  private static final Pattern ARTICLE = Pattern.compile("[0-9a-f]{32}");
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
  private static final int REVISIONS_MAX = 10_000;

  /** Articles of one address may share another with more articles, and so on. */
  private static final int SEARCHES_MAX = 10;

  /**
   * Looks up what a person named.
   *
   * @param what an article's id or address; an entity's id or name
   * @throws CommandFailed when it is not known what is meant, or cannot be looked up
   */
  static ForgetPlan of(String what, ServersOption.Servers servers, ForgetDesk desk)
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
    return new ForgetPlan(
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

  /** The records that erase it. */
  List<Forgotten> erasures(Instant at, String by, @Nullable String why) {
    return ids.stream().map(id -> new Forgotten(id, what, at, by, why)).toList();
  }

  private static ForgetPlan article(ServersOption.Servers servers, String what, boolean isAddress)
      throws InterruptedException {
    Set<String> ids = new TreeSet<>();
    Set<String> addresses = new TreeSet<>();
    Set<String> articles = new TreeSet<>();
    String title = "(not in the index)";
    if (isAddress) {
      addresses.add(what);
    }
    ids.add(isAddress ? ArticleId.ofUrl(URI.create(what).toString()).value() : what);
    try (var http = new ElasticsearchHttp(servers.elasticsearch(), REQUEST_TIMEOUT)) {
      boolean grows = true;
      for (int i = 0; grows; i++) {
        if (i == SEARCHES_MAX) {
          throw CommandFailed.failed(
              "too many articles share its addresses; name a narrower one of them");
        }
        grows = false;
        for (JsonNode hit : hits(http, ids, addresses)) {
          JsonNode article = hit.path("_source");
          String id = article.path(Fields.ARTICLE_ID).asString("");
          if (!id.isEmpty()) {
            grows |= ids.add(id);
            articles.add(id);
          }
          title = article.path(Fields.TITLE).asString("");
          for (String field : List.of(Fields.URL, Fields.CANONICAL_URL)) {
            String url = article.path(field).asString("");
            if (!url.isEmpty()) {
              grows |= addresses.add(url);
              grows |= ids.add(ArticleId.ofUrl(url).value());
            }
          }
        }
      }
      return new ForgetPlan(
          Forgotten.What.ARTICLE,
          ids,
          String.format(
              Locale.ROOT,
              "Article \"%s\"%s: %,d revisions, %,d alerts about it, and whatever comes from its"
                  + " address later.",
              title.replaceAll("\\p{Cntrl}", " "),
              articles.size() > 1
                  ? String.format(
                      Locale.ROOT,
                      " and %,d more that share its addresses, %,d articles in all",
                      articles.size() - 1,
                      articles.size())
                  : "",
              count(http, IndexNames.REVISIONS, Fields.ARTICLE_ID, ids),
              count(http, IndexNames.ALERTS, AlertFields.ARTICLE_ID, ids)));
    }
  }

  /** Revisions of these articles, and of others at these addresses. */
  private static JsonNode hits(ElasticsearchHttp http, Set<String> ids, Set<String> addresses)
      throws InterruptedException {
    ObjectNode search = JsonMapper.shared().createObjectNode().put("size", REVISIONS_MAX);
    ArrayNode fields = search.putArray("_source");
    List.of(Fields.ARTICLE_ID, Fields.URL, Fields.CANONICAL_URL, Fields.TITLE).forEach(fields::add);
    ArrayNode any = search.putObject("query").putObject("bool").putArray("should");
    terms(any, Fields.ARTICLE_ID, ids);
    terms(any, Fields.URL, addresses);
    terms(any, Fields.CANONICAL_URL, addresses);
    JsonNode hits = ask(http, IndexNames.REVISIONS, "/_search", search.toString()).at("/hits/hits");
    if (hits.size() == REVISIONS_MAX) {
      throw CommandFailed.failed(
          "more than %,d revisions share its addresses; nothing was erased"
              .formatted(REVISIONS_MAX));
    }
    return hits;
  }

  private static void terms(ArrayNode any, String field, Set<String> values) {
    ArrayNode terms = any.addObject().putObject("terms").putArray(field);
    values.forEach(terms::add);
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
