package org.newswatch.indexer;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What one item of a bulk answer means. */
public sealed interface Verdict {

  /** Written, or something as new is there already. */
  record Done() implements Verdict {}

  /** This document can never be written. */
  record Rejected(String reason, String detail) implements Verdict {}

  /** Not now. */
  record Busy(String why) implements Verdict {}

  /**
   * Nothing can be written until someone mends something; to go on would put good documents among
   * the dead letters.
   */
  record Stop(String why) implements Verdict {}

  /** There is nothing behind the alias that it was to be written to. */
  record NoIndex(String why) implements Verdict {}

  Verdict DONE = new Done();

  String NO_INDEX = "index_not_found_exception";

  /** Faults of a mapping or an alias, not of a document, that come with the status of one. */
  Set<String> FAULTS_OF_THE_INDEX =
      Set.of(
          "strict_dynamic_mapping_exception",
          "index_closed_exception",
          "invalid_index_name_exception",
          "alias_not_found_exception");

  /** Reads one item, which stands under the name of its operation. */
  static Verdict of(JsonNode item) {
    int status = item.path("status").asInt(0);
    String type = item.at("/error/type").asString("");
    String reason = item.at("/error/reason").asString("");
    String causeType = item.at("/error/caused_by/type").asString("");
    String index = item.at("/error/index").asString("");
    // Of a closed index the reason says no more than that.
    String told =
        type + ": " + reason + (reason.contains(index) ? "" : " (the index " + index + ")");
    if (status / 100 == 2 || status == 409) {
      return DONE;
    }
    // Someone closed the index for writing, or a disk is full: either ends without us.
    if (status == 429
        || status == 408
        || status / 100 == 5
        || type.equals("cluster_block_exception")) {
      return new Busy("Elasticsearch takes no document now (" + status + " " + told + ")");
    }
    if (status == 401 || status == 403) {
      return new Stop("Elasticsearch does not let the indexer write (" + status + " " + told + ")");
    }
    if (type.equals(NO_INDEX)) {
      return new NoIndex("there is no index to write to (" + status + " " + told + ")");
    }
    boolean faultOfTheIndex =
        FAULTS_OF_THE_INDEX.contains(type)
            || FAULTS_OF_THE_INDEX.contains(causeType)
            || (type.equals("illegal_argument_exception") && reason.contains("alias"));
    if (faultOfTheIndex) {
      return new Stop("the index is not as the indexer needs it (" + status + " " + told + ")");
    }
    if (status == 400 || status == 404 || status == 413) {
      String cause = item.at("/error/caused_by/reason").asString("");
      return new Rejected(
          status == 413 ? "too-large" : "refused", cause.isEmpty() ? told : told + ": " + cause);
    }
    return new Stop("Elasticsearch answered what the indexer does not know (" + item + ")");
  }
}
