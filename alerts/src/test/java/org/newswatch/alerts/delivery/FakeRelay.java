package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A real little mail relay on loopback that keeps what it takes, or behaves as badly as told. */
final class FakeRelay implements AutoCloseable {

  private static final int DRIP_MILLIS = 20;

  /** How it behaves. */
  enum Manner {
    GOOD,
    /** Knows no mailbox. */
    REFUSES,
    /** Wants to be asked again. */
    BUSY,
    /** Greets nobody. */
    SILENT,
    /** Greets without end. */
    ENDLESS,
    /** Begins to shake hands for TLS, one byte after the other, and never comes to an end. */
    DRIPPING
  }

  /** A mail as it was handed over. */
  record Mail(List<String> recipients, String data) {}

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch left = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
  private final Manner manner;
  private final Runnable taken;

  FakeRelay(Manner manner) {
    this(manner, () -> {});
  }

  /**
   * One that is watched.
   *
   * @param taken called when it has a mail, before it says so
   */
  FakeRelay(Manner manner, Runnable taken) {
    this.manner = manner;
    this.taken = taken;
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Future<?> unused = threads.submit(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  List<Mail> mails() {
    return List.copyOf(mails);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Future<?> unused =
            threads.submit(
                () -> {
                  talk(socket);
                  return null;
                });
      } catch (IOException e) {
        // Closing ends the waiting.
        return;
      }
    }
  }

  private void talk(Socket socket) throws IOException, InterruptedException {
    try (socket;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      OutputStream out = socket.getOutputStream();
      if (manner == Manner.SILENT) {
        closed.await();
      }
      while (manner == Manner.ENDLESS) {
        out.write("220-good day\r\n".getBytes(ISO_8859_1));
      }
      while (manner == Manner.DRIPPING && !left.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
        drip(out);
      }
      say(out, "220 relay.test ESMTP");
      var recipients = new ArrayList<String>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
        switch (verb) {
          case "EHLO" -> say(out, "250-relay.test\r\n250 8BITMIME");
          case "RCPT" -> {
            recipients.add(line);
            say(
                out,
                manner == Manner.REFUSES
                    ? "550 5.1.1 no such mailbox"
                    : manner == Manner.BUSY ? "451 4.7.1 come again" : "250 ok");
          }
          case "DATA" -> {
            say(out, "354 go on");
            Optional<String> data = data(in);
            if (data.isEmpty()) {
              return;
            }
            mails.add(new Mail(List.copyOf(recipients), data.get()));
            taken.run();
            say(out, "250 taken");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 ok");
        }
      }
    }
  }

  private int dripped;

  /** The head of a long record of a handshake, then what stands in it. */
  private void drip(OutputStream out) {
    byte[] head = {22, 3, 3, 0x3f, (byte) 0xff, 2, 0, 0x3f, (byte) 0xfb};
    try {
      out.write(dripped < head.length ? head[dripped] : 0);
      out.flush();
      dripped++;
    } catch (IOException e) {
      left.countDown();
    }
  }

  /** Whether whom it drips to has left the line. */
  boolean isLeft() {
    return left.getCount() == 0;
  }

  /** All of a mail; empty when the sender was gone before its end: then it is no mail. */
  private static Optional<String> data(BufferedReader in) throws IOException {
    StringBuilder data = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return Optional.of(data.toString());
      }
      data.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
    }
    return Optional.empty();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
    left.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
