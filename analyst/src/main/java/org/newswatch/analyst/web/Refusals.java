package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.newswatch.analyst.rest.Json;
import org.newswatch.analyst.rest.Problem;
import org.newswatch.query.QueryLimits;

/** Answers requests that the server refuses before any route of ours sees them. */
final class Refusals extends ErrorHandler {

  private static final int URI_TOO_LONG = 414;
  private static final int HEAD_TOO_LARGE = 431;

  private final Templates templates;

  Refusals(Templates templates) {
    this.templates = templates;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String cause =
        status == URI_TOO_LONG || status == HEAD_TOO_LARGE
            ? "A query has at most " + QueryLimits.QUERY_CHARS_MAX + " characters."
            : "Its address or its head is not what a browser sends.";
    Guard.SECURITY_HEADERS.forEach(response.getHeaders()::put);
    String path = request.getHttpURI().getPath();
    boolean rest = path != null && path.startsWith("/api/");
    byte[] body =
        rest
            ? Json.bytes(Problem.answer(cause))
            : templates.message("This request is not taken", cause).getBytes(UTF_8);
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, rest ? "application/json" : "text/html;charset=utf-8");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
