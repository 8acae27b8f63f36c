package org.newswatch.analyst.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An index that answers every search for one kind of documents with the same ones. */
public final class FakeIndex implements AutoCloseable {

  private final HttpServer server;
  private final List<String> requests = new ArrayList<>();
  private int status = 200;
  private int refusals;
  private String body = hits();
  private String entities = hits();

  private FakeIndex(HttpServer server) {
    this.server = server;
  }

  public static FakeIndex start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var fake = new FakeIndex(HttpServer.create(address, 0));
      fake.server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
              fake.requests.add(request);
              byte[] bytes = fake.answer(exchange.getRequestURI().getPath(), request);
              if (fake.refusals > 0) {
                fake.refusals--;
                exchange.sendResponseHeaders(503, -1);
                return;
              }
              exchange.sendResponseHeaders(fake.status, bytes.length == 0 ? -1 : bytes.length);
              exchange.getResponseBody().write(bytes);
            }
          });
      fake.server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is asked of many at once has as many answers; a moment of the index has a name. */
  private byte[] answer(String path, String request) {
    String answer =
        switch (path.substring(path.lastIndexOf('/') + 1)) {
          case "_pit" -> "{\"id\":\"now\"}";
          case "_msearch" ->
              "{\"responses\":["
                  + String.join(",", Collections.nCopies((int) (request.lines().count() / 2), body))
                  + "]}";
          default -> path.contains("-entities") ? entities : body;
        };
    return answer.getBytes(UTF_8);
  }

  /** Answers with these documents from now on. */
  public FakeIndex holds(String... documents) {
    body = hits(documents);
    return this;
  }

  /** Knows these entities from now on; until then, none. */
  public FakeIndex knows(String... documents) {
    entities = hits(documents);
    return this;
  }

  /** Has no shard for so many requests, and then answers. */
  public FakeIndex isBeingMadeFor(int requests) {
    refusals = requests;
    return this;
  }

  public FakeIndex answers(int withStatus, String withBody) {
    status = withStatus;
    body = withBody;
    return this;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<String> requests() {
    return List.copyOf(requests);
  }

  private static String hits(String... documents) {
    var hits = new ArrayList<String>();
    for (String document : documents) {
      hits.add("{\"sort\":[1,\"" + SampleDocuments.ID + "\"],\"_source\":" + document + "}");
    }
    return "{\"_shards\":{\"failed\":0},\"hits\":{\"total\":{\"value\":"
        + documents.length
        + ",\"relation\":\"eq\"},\"hits\":["
        + String.join(",", hits)
        + "]}}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
