package org.newswatch.analyst.rest;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;

/**
 * One call of REST.
 *
 * @param path below {@link Rest#BASE}, with {@code {name}} for each path parameter
 * @param id what programs call it; unique
 * @param group what lists of calls put it under
 * @param summary a sentence
 * @param body the type of the request's JSON; null when it has none
 * @param payload what else its body is; null when it is JSON or has none
 * @param answer the type of the answer's JSON; {@link Streamed} when it is none
 * @param gives the media types of an answer that is no JSON
 */
public record Endpoint(
    Method method,
    String path,
    String id,
    String group,
    String summary,
    List<Param<?>> params,
    @Nullable Class<?> body,
    @Nullable Payload payload,
    Type answer,
    List<String> gives,
    Handler handler) {

  private static final Pattern PATH = Pattern.compile("(/([a-z-]+|\\{[a-z][A-Za-z]*}))+");
  private static final Pattern ID = Pattern.compile("[a-z][A-Za-z]*");

  public Endpoint {
    if (!PATH.matcher(path).matches() || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("no path or id of a call: " + path + " " + id);
    }
    params = List.copyOf(params);
    gives = List.copyOf(gives);
    if (body != null && payload != null) {
      throw new IllegalArgumentException("one body only: " + id);
    }
    for (Param<?> param : params) {
      boolean inPath = path.contains("{" + param.name() + "}");
      if (inPath != (param.place() == Param.Place.PATH)) {
        throw new IllegalArgumentException(param.name() + " does not fit the path " + path);
      }
    }
  }

  /** How it is asked. */
  public enum Method {
    GET,
    POST,
    PUT,
    DELETE
  }

  /** What does it. */
  @FunctionalInterface
  public interface Handler {
    /** What came of it; it is shown as the answer's JSON. */
    Result<?> answer(Request request) throws InterruptedException;
  }

  /** A call that reads. */
  public static Builder get(String path, String id) {
    return new Builder(Method.GET, path, id);
  }

  /** A call that makes or does something. */
  public static Builder post(String path, String id) {
    return new Builder(Method.POST, path, id);
  }

  /** A call that puts something in the place of what was there. */
  public static Builder put(String path, String id) {
    return new Builder(Method.PUT, path, id);
  }

  /** A call that takes something away. */
  public static Builder delete(String path, String id) {
    return new Builder(Method.DELETE, path, id);
  }

  /** Collects what a call is. */
  public static final class Builder {

    private final Method method;
    private final String path;
    private final String id;
    private final List<Param<?>> params = new ArrayList<>();
    private String group = "";
    private String summary = "";
    private @Nullable Class<?> body;
    private @Nullable Payload payload;

    private Builder(Method method, String path, String id) {
      this.method = method;
      this.path = path;
      this.id = id;
    }

    /** Under what it is listed, and what it does, in a sentence. */
    public Builder says(String group, String summary) {
      this.group = group;
      this.summary = summary;
      return this;
    }

    /** What it takes. */
    public Builder takes(Param<?>... taken) {
      params.addAll(List.of(taken));
      return this;
    }

    /** What JSON it takes. */
    public Builder takes(Class<?> json) {
      this.body = json;
      return this;
    }

    /** What else than JSON it takes. */
    public Builder takes(Payload bytes) {
      this.payload = bytes;
      return this;
    }

    /** What it answers. */
    public Endpoint answers(Type answer, Handler handler) {
      return new Endpoint(
          method, path, id, group, summary, params, body, payload, answer, List.of(), handler);
    }

    /** What it answers, which is {@link Streamed} and of one of these media types. */
    public Endpoint streams(List<String> mediaTypes, Handler handler) {
      return new Endpoint(
          method,
          path,
          id,
          group,
          summary,
          params,
          body,
          payload,
          Streamed.class,
          mediaTypes,
          handler);
    }
  }
}
