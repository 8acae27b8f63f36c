package org.newswatch.analyst.rest;

import static java.util.Locale.ROOT;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.query.QueryProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Serves calls as they are described, and their description itself. */
public final class Rest {

  /** What all paths begin with. */
  public static final String BASE = "/api/v1";

  /** Where the description is. */
  public static final String OPENAPI = BASE + "/openapi.json";

  private static final Logger LOGGER = LoggerFactory.getLogger(Rest.class);
  private static final String JSON_TYPE = "application/json";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final byte[] NOTHING = {};
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_SECONDS = "5";

  private final List<Endpoint> endpoints;
  private final byte[] description;

  /** Nothing is served yet. */
  public Rest(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
    Set<String> ids = new HashSet<>();
    for (Endpoint endpoint : endpoints) {
      if (!ids.add(endpoint.id())) {
        throw new IllegalArgumentException("two calls are " + endpoint.id());
      }
    }
    this.description = Json.bytes(OpenApi.of(endpoints));
  }

  /** Puts all of them into a server. */
  public void into(RoutesConfig routes) {
    routes.get(OPENAPI, ctx -> ctx.contentType(JSON_TYPE).result(description));
    for (Endpoint endpoint : endpoints) {
      HandlerType method =
          switch (endpoint.method()) {
            case GET -> HandlerType.GET;
            case POST -> HandlerType.POST;
            case PUT -> HandlerType.PUT;
            case DELETE -> HandlerType.DELETE;
          };
      routes.addEndpoint(
          new io.javalin.router.Endpoint(
              method, BASE + endpoint.path(), ctx -> serve(ctx, endpoint)));
    }
  }

  private static void serve(Context ctx, Endpoint endpoint)
      throws InterruptedException, IOException {
    Map<Param<?>, Object> values = new HashMap<>();
    for (Param<?> param : endpoint.params()) {
      boolean inPath = param.place() == Param.Place.PATH;
      String given = inPath ? ctx.pathParam(param.name()) : ctx.queryParam(param.name());
      Optional<Problem> problem =
          given == null && ctx.queryParamMap().containsKey(param.name())
              ? Optional.of(unreadable(param))
              : read(param, given, values);
      if (problem.isPresent()) {
        // What cannot be an id is the id of nothing.
        write(ctx, inPath ? NOT_FOUND : BAD_REQUEST, problem.get());
        return;
      }
    }
    Class<?> type = endpoint.body();
    Object body = type == null ? null : body(ctx, type);
    if (type != null && body == null) {
      write(
          ctx,
          BAD_REQUEST,
          new Problem(
              "The request's body is not the JSON that this call takes.",
              "See " + endpoint.id() + " in " + OPENAPI + ".",
              null,
              "body"));
      return;
    }
    Payload payload = endpoint.payload();
    byte[] bytes = payload == null ? NOTHING : bytes(ctx, payload);
    if (bytes != null) {
      write(ctx, endpoint.handler().answer(new Request(values, body, bytes)));
    }
  }

  /** Null when it is refused, which the answer says then. */
  private static byte @Nullable [] bytes(Context ctx, Payload payload) throws IOException {
    String type = ctx.contentType();
    // What browsers send across sites without asking first is not taken for a list.
    if (type != null && !payload.takes(type.replaceFirst(";.*", "").strip().toLowerCase(ROOT))) {
      write(
          ctx,
          BAD_REQUEST,
          new Problem(
              "The body's type is none that this call takes.",
              "Send " + String.join(", ", payload.mediaTypes()) + " or " + Payload.ANY + ".",
              null,
              "body"));
      return null;
    }
    byte[] bytes = ctx.bodyInputStream().readNBytes((int) payload.bytesMax() + 1);
    if (bytes.length > payload.bytesMax()) {
      write(
          ctx,
          TOO_LARGE,
          new Problem(
              "The body is longer than " + payload.bytesMax() + " bytes.",
              "Send it in parts.",
              null,
              "body"));
      return null;
    }
    return bytes;
  }

  /** Null when it is none of this type; the word {@code null} is none either. */
  private static @Nullable Object body(Context ctx, Class<?> type) {
    try {
      return Json.read(ctx.bodyAsBytes(), type);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Percent signs that encode nothing: the server reads the value as if there were none. */
  private static Problem unreadable(Param<?> param) {
    return new Problem(
        param.name() + " is not encoded as addresses are.",
        "Write a percent sign as %25.",
        null,
        param.name());
  }

  private static <T> Optional<Problem> read(
      Param<T> param, @Nullable String given, Map<Param<?>, Object> values) {
    if (given == null || (given.isEmpty() && !param.required())) {
      return param.required()
          ? Optional.of(new Problem(param.name() + " is missing.", param.doc(), null, param.name()))
          : Optional.empty();
    }
    Optional<T> value = param.reader().apply(given);
    if (value.isEmpty()) {
      return Optional.of(
          new Problem(param.name() + " " + param.must() + ".", param.doc(), null, param.name()));
    }
    values.put(param, value.get());
    return Optional.empty();
  }

  private static void write(Context ctx, Result<?> result) {
    switch (result) {
      case Result.Found<?> found -> {
        if (found.value() instanceof Streamed streamed) {
          stream(ctx, streamed);
        } else {
          ctx.status(OK).contentType(JSON_TYPE).result(Json.bytes(found.value()));
        }
      }
      case Result.BadQuery<?> bad -> {
        QueryProblem problem = bad.problem();
        write(
            ctx, BAD_REQUEST, new Problem(problem.cause(), problem.fix(), problem.column(), null));
      }
      case Result.Missing<?> missing ->
          write(ctx, NOT_FOUND, Problem.of("There is no such " + missing.what() + "."));
      case Result.Refused<?> refused ->
          write(ctx, BAD_REQUEST, new Problem(refused.cause(), refused.fix(), null, null));
      case Result.Unavailable<?> away -> {
        LOGGER.atWarn().addKeyValue("why", away.why()).log("a call is not answered now");
        ctx.header("Retry-After", RETRY_SECONDS);
        write(ctx, UNAVAILABLE, Problem.of(away.why()));
      }
    }
  }

  private static void stream(Context ctx, Streamed streamed) {
    ctx.status(OK).contentType(streamed.mediaType());
    streamed.headers().forEach(ctx::header);
    if (streamed.fileName() != null) {
      ctx.header("Content-Disposition", "attachment; filename=\"" + streamed.fileName() + "\"");
    }
    try {
      OutputStream out = ctx.outputStream();
      streamed.body().into(out);
      out.flush();
    } catch (IOException | RuntimeException e) {
      breakOff(ctx, e);
    } catch (InterruptedException e) {
      breakOff(ctx, e);
      Thread.currentThread().interrupt();
    }
  }

  /** The status is sent: that the answer is not whole can only be told by not ending it. */
  private static void breakOff(Context ctx, Exception cause) {
    LOGGER
        .atWarn()
        .addKeyValue("path", ctx.path())
        .addKeyValue("cause", cause.toString())
        .log("answer broken off");
    ServletContextRequest.getServletContextRequest(ctx.req()).getServletChannel().abort(cause);
  }

  private static void write(Context ctx, int status, Problem problem) {
    ctx.status(status).contentType(JSON_TYPE).result(Json.bytes(new Problem.Answer(problem)));
  }
}
