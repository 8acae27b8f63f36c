package org.newswatch.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newswatch.testkit.MutableClock;

final class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @Test
  void a_server_that_vouches_for_itself_is_not_believed(@TempDir Path folder) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    MutableClock clock = MutableClock.at("2026-11-02T09:00:00Z");
    var settings =
        SettingsInTest.of(
            Map.of("paper.test", "127.0.0.1:" + server.getAddress().getPort()), Set.of());
    try (Fetcher fetcher = new Fetcher(settings, clock, clock::advance)) {
      FetchOutcome outcome = fetcher.fetch(FetchRequest.of("https://paper.test/a"));
      assertThat(((FetchOutcome.Failed) outcome).reason()).isEqualTo("tls");
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  /** A certificate that is right in all but who signed it. */
  private static SSLContext selfSigned(Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "paper",
                "-keyalg",
                "EC",
                "-dname",
                "CN=paper.test",
                "-ext",
                "SAN=dns:paper.test")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
