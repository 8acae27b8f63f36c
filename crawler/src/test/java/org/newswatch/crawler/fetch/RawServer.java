package org.newswatch.crawler.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server on loopback that sends the very bytes it is told to, HTTP or not, and counts them. A
 * path that it was not told of is a 404; each connection is for one request.
 */
final class RawServer implements AutoCloseable {

  private static final int REQUEST_LINES_MAX = 100;

  /** What is sent, after the request was read. */
  @FunctionalInterface
  interface Answer {
    void to(Line line) throws IOException;
  }

  /** The line to the client. */
  static final class Line {
    private final OutputStream out;
    private final CountDownLatch closed;
    private final AtomicLong sent;

    Line(OutputStream out, CountDownLatch closed, AtomicLong sent) {
      this.out = out;
      this.closed = closed;
      this.sent = sent;
    }

    /** Sends text; a character is a byte. */
    Line text(String text) throws IOException {
      return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Line bytes(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
      sent.addAndGet(bytes.length);
      return this;
    }

    /** Sends this again and again, until the reader or the server ends. */
    void forever(byte[] bytes) throws IOException {
      while (closed.getCount() > 0) {
        bytes(bytes);
      }
    }

    /** Sends this again and again with a gap, until the reader or the server ends. */
    void drip(String text, long gapMillis) throws IOException {
      try {
        while (!closed.await(gapMillis, TimeUnit.MILLISECONDS)) {
          text(text);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    OutputStream out() {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          bytes(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
          out.write(buffer, offset, length);
          sent.addAndGet(length);
        }
      };
    }

    boolean isOpen() {
      return closed.getCount() > 0;
    }
  }

  private final ServerSocket socket;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch cut = new CountDownLatch(1);
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  RawServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  RawServer answer(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Bytes that went out, on all connections. */
  long sent() {
    return sent.get();
  }

  /** Whether a client cut a line on which more was to come. */
  boolean isCutWithin(Duration time) throws InterruptedException {
    return cut.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException e) {
      closed.countDown();
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      String request = String.valueOf(in.readLine());
      String header = in.readLine();
      for (int i = 0; i < REQUEST_LINES_MAX && header != null && !header.isEmpty(); i++) {
        header = in.readLine();
      }
      String[] words = request.split(" ", 3);
      Answer answer = words.length < 2 ? null : answers.get(words[1]);
      Line line = new Line(connection.getOutputStream(), closed, sent);
      if (answer == null) {
        line.text("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      } else {
        answer.to(line);
      }
    } catch (IOException e) {
      // The client cut the line, which is what most of these answers are for.
      cut.countDown();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
