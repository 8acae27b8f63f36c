package org.newswatch.indexer.verify;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newswatch.indexer.verify.Entry.Side;
import org.newswatch.query.Fields;
import org.newswatch.query.IndexNames;
import org.newswatch.query.SourceFields;
import org.newswatch.servicekit.elasticsearch.Answer;
import org.newswatch.servicekit.elasticsearch.ElasticsearchHttp;
import org.newswatch.servicekit.elasticsearch.IndexException;
import org.newswatch.servicekit.elasticsearch.PointInTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All documents that readers see of one kind. */
final class IndexSide {

  private static final int PAGE = 5_000;
  private static final int NOT_FOUND = 404;

  /** As {@link IndexNames#revisionId} writes it. */
  private static final Pattern REVISION_ID = Pattern.compile("(.+)-([0-9]{1,9})");

  /** What any kind of document may say; the others say nothing of it. */
  private static final List<String> VALUES =
      List.of(Fields.VERSION, Fields.REVISION, SourceFields.REMOVED);

  private final ElasticsearchHttp http;

  IndexSide(ElasticsearchHttp http) {
    this.http = http;
  }

  /** Reads them as they are now. */
  void read(IndexNames names, Buckets buckets, Steps steps)
      throws IndexException, InterruptedException, IOException {
    String alias = names.readAlias();
    if (http.send("GET", "/_alias/" + alias) instanceof Answer.Reply reply
        && reply.status() == NOT_FOUND) {
      return;
    }
    // What was written is seen by searches only after a refresh.
    Answer unused = http.send("POST", "/" + alias + "/_refresh");
    try (PointInTime moment = PointInTime.open(http, alias)) {
      moment.<IOException>eachValue(
          JsonMapper.shared()
              .createObjectNode()
              .set("match_all", JsonMapper.shared().createObjectNode()),
          VALUES,
          PAGE,
          hit -> {
            buckets.add(entry(names, hit));
            steps.step(alias);
          });
    }
  }

  private static Entry entry(IndexNames names, JsonNode hit) {
    String id = hit.path("_id").asString("");
    JsonNode fields = hit.path("fields");
    long version = fields.path(Fields.VERSION).path(0).asLong(0);
    int revision = fields.path(Fields.REVISION).path(0).asInt(0);
    long held = hit.path("_version").asLong(0);
    String place = hit.path("_index").asString("");
    if (names == IndexNames.REVISIONS) {
      Matcher of = REVISION_ID.matcher(id);
      return of.matches()
          ? new Entry(
              Side.REVISION, of.group(1), Integer.parseInt(of.group(2)), version, held, place)
          : new Entry(Side.REVISION, id, revision, version, held, place);
    }
    boolean removed = fields.path(SourceFields.REMOVED).path(0).asBoolean(false);
    return new Entry(removed ? Side.REMOVED : Side.DOCUMENT, id, revision, version, held, place);
  }
}
