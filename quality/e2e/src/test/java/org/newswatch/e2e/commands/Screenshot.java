package org.newswatch.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Pictures of pages, taken by the system's own Chromium. */
final class Screenshot {

  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 800;
  private static final Duration BROWSER_MAX = Duration.ofMinutes(1);

  /** When set, the picture also goes into the documentation. */
  private static final String WRITE = "newswatch.docs.write";

  private Screenshot() {}

  /** Takes a picture into {@code target/screenshots}; without a browser says so and goes on. */
  static void of(URI page, String name) throws IOException, InterruptedException {
    Optional<String> browser = browser();
    if (browser.isEmpty()) {
      System.out.println("skipped  picture " + name + ": no Chromium on the PATH");
      return;
    }
    Path folder = Files.createDirectories(Path.of("target/screenshots").toAbsolutePath());
    Path picture = folder.resolve(name);
    Path profile = Files.createTempDirectory("newswatch-browser");
    Process process =
        new ProcessBuilder(
                browser.get(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile,
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--screenshot=" + picture,
                page.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(process.waitFor(BROWSER_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
    var image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(WIDTH);
    assertThat(image.getHeight()).isEqualTo(HEIGHT);
    if (Boolean.getBoolean(WRITE)) {
      Files.copy(
          picture,
          Launcher.checkout().resolve("docs/images").resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Optional<String> browser() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> List.of(folder + "/chromium", folder + "/chromium-browser").stream())
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }
}
