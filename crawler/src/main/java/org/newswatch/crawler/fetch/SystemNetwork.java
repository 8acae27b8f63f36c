package org.newswatch.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.newswatch.servicekit.net.NetworkGuard;

/**
 * The machine's own look-ups and the public internet. A look-up knows no timeout and holds its
 * thread, so it is done on threads of its own and waited for as long as a page may take.
 */
final class SystemNetwork implements Network, AutoCloseable {

  private static final int THREADS_MAX = 32;
  private static final int WAITING_MAX = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Duration patience;
  private final ExecutorService lookUps;

  /** Starts no thread before the first look-up. */
  SystemNetwork(Duration patience) {
    this.patience = patience;
    var threads =
        new ThreadPoolExecutor(
            THREADS_MAX,
            THREADS_MAX,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("crawler-names-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    lookUps = threads;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Future<InetAddress[]> answer;
    try {
      answer = lookUps.submit(() -> InetAddress.getAllByName(host));
    } catch (RejectedExecutionException e) {
      throw unknown(host + ": too many look-ups at once", e);
    }
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unknown(host + ": interrupted", e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unknown(host + ": no answer in time", e);
    } catch (ExecutionException e) {
      throw unknown(host + ": no address", e);
    }
  }

  private static UnknownHostException unknown(String message, Exception cause) {
    var unknown = new UnknownHostException(message);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public Optional<String> refusal(InetAddress address) {
    return NetworkGuard.refusal(address);
  }

  @Override
  public void close() {
    lookUps.shutdownNow();
  }
}
