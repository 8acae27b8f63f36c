package org.newswatch.servicekit.elasticsearch;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of one request. */
public sealed interface Answer {

  /**
   * The server answered.
   *
   * @param status the HTTP status
   * @param json its body; a missing node when it is no JSON
   */
  record Reply(int status, JsonNode json) implements Answer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int REASON_CHARS_MAX = 500;

    static Reply of(int status, byte[] body) {
      try {
        return new Reply(status, JSON.readTree(body));
      } catch (JacksonException e) {
        return new Reply(status, JSON.missingNode());
      }
    }

    /** Whether the status is 2xx. */
    public boolean ok() {
      return status / 100 == 2;
    }

    /**
     * Whether the same request may succeed later: 408, 429, 5xx, or a block that someone set or a
     * full disk, which comes as 403 too.
     */
    public boolean busy() {
      return status == 408
          || status == 429
          || status / 100 == 5
          || errorType().equals("cluster_block_exception");
    }

    /** Whether the server does not let us, whoever asks later: 401 or 403. */
    public boolean refused() {
      return !busy() && (status == 401 || status == 403);
    }

    /** The type of the error, such as {@code index_not_found_exception}; empty without one. */
    public String errorType() {
      return json.at("/error/type").asString("");
    }

    /** Status and error in one line, for logs. */
    public String summary() {
      String reason = json.at("/error/reason").asString("");
      String shown =
          reason.length() <= REASON_CHARS_MAX ? reason : reason.substring(0, REASON_CHARS_MAX);
      return ("HTTP " + status + " " + errorType() + " " + shown).strip();
    }
  }

  /** It did not: refused, lost or too slow. */
  record NoReply(String detail) implements Answer {}
}
