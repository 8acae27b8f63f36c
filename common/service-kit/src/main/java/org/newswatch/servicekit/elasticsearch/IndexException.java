package org.newswatch.servicekit.elasticsearch;

import tools.jackson.databind.JsonNode;

/** Elasticsearch did not do what a reader asked of it; the message says why. */
public sealed class IndexException extends Exception permits IndexException.Busy {

  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;

  private final int status;

  private IndexException(String message, int status) {
    super(message);
    this.status = status;
  }

  /** Whether it did not understand or would not carry out the request, however often it is sent. */
  public boolean refused() {
    return status == BAD_REQUEST;
  }

  /** The reply, unless there was none or the server has no time. */
  static Answer.Reply reply(Answer answer, String what) throws Busy {
    return switch (answer) {
      case Answer.NoReply none -> throw new Busy(none.detail());
      case Answer.Reply reply -> {
        if (reply.busy()) {
          throw new Busy("Elasticsearch cannot give " + what + " now: " + reply.summary());
        }
        yield reply;
      }
    };
  }

  /** The JSON of a good reply. */
  static JsonNode json(Answer.Reply reply, String what) throws IndexException {
    if (!reply.ok()) {
      throw new IndexException(
          "Elasticsearch does not give " + what + ": " + reply.summary(), reply.status());
    }
    return reply.json();
  }

  /** Later it may. */
  static final class Busy extends IndexException {

    private static final long serialVersionUID = 1L;

    private Busy(String message) {
      super(message, 0);
    }
  }
}
