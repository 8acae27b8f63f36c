package org.newswatch.analyst.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newswatch.analyst.index.Index;
import org.newswatch.analyst.index.Result;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Decoded;
import org.newswatch.query.AlertFields;
import org.newswatch.query.IndexNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alerts as the index keeps them: longer than their topic, and without reading all. */
final class AlertIndex {

  private static final JsonMapper JSON = new JsonMapper();

  private final Index index;

  AlertIndex(Index index) {
    this.index = index;
  }

  /**
   * The newest, the newest first; empty where the index does not answer or has no alert at all, and
   * so may have been lost.
   *
   * @param subscription whose; empty for all
   * @param prefix how their ids begin
   */
  Optional<List<Alert>> newest(String subscription, String prefix, int max)
      throws InterruptedException {
    if (!index.refresh(IndexNames.ALERTS)) {
      return Optional.empty();
    }
    List<Alert> found = ask(subscription, prefix, max);
    return found.isEmpty() && ask("", "", 1).isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private List<Alert> ask(String subscription, String prefix, int max) throws InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("size", max).put("track_total_hits", false);
    body.putArray("_source").add(AlertFields.RECORD);
    ArrayNode filter = body.withObject("/query/bool").putArray("filter");
    is(filter, "term", AlertFields.KIND, AlertFields.Kind.ALERT.word());
    if (!subscription.isEmpty()) {
      is(filter, "term", AlertFields.SUBSCRIPTION_ID, subscription);
    }
    if (!prefix.isEmpty()) {
      is(filter, "prefix", AlertFields.ALERT_ID, prefix);
    }
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put(AlertFields.TIMESTAMP, "desc");
    sort.addObject().put(AlertFields.ALERT_ID, "asc");
    return index.search(IndexNames.ALERTS, body, AlertIndex::read)
            instanceof Result.Found<List<Alert>> found
        ? found.value()
        : List.of();
  }

  private static void is(ArrayNode filter, String how, String field, String value) {
    filter.addObject().putObject(how).put(field, value);
  }

  private static Result<List<Alert>> read(JsonNode answer) {
    List<Alert> alerts = new ArrayList<>();
    Index.sources(answer)
        .forEach(
            source -> {
              byte[] record = JSON.writeValueAsBytes(source.path(AlertFields.RECORD));
              if (Codec.ALERT.decode(record) instanceof Decoded.Read<Alert> whole) {
                alerts.add(whole.value());
              }
            });
    return new Result.Found<>(alerts);
  }
}
