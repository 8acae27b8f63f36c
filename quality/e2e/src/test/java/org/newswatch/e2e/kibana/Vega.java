package org.newswatch.e2e.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Vega that Kibana 8.19 draws with, and its interpreter, without which Kibana lets no
 * expression run. Neither is in a Maven repository, so they come from npm's, once a checkout.
 */
final class Vega {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A package, and what its archive must be. */
  private record Pinned(String name, String version, String sha256) {

    String archive() {
      return name + "-" + version + ".tgz";
    }
  }

  private static final List<Pinned> PACKAGES =
      List.of(
          new Pinned(
              "vega", "5.33.0", "7b61f992d1a1e196e7f2eeb3d6176e5694949d0d4bbfea237a842d523dd6e1f3"),
          new Pinned(
              "vega-interpreter",
              "1.2.0",
              "1eebed53f379d1c95ac7bba508b47eae8d4f8a19ecb1ec29b60b0be8b6334e5d"));

  private static final Path FOLDER = Path.of("target/vega").toAbsolutePath();

  private Vega() {}

  /** Whether this machine has what it takes to get it, or has it already. */
  static boolean isHere() {
    return PACKAGES.stream().allMatch(one -> Files.exists(FOLDER.resolve(one.archive())))
        || program("npm").isPresent();
  }

  /** The scripts, in the order in which a page has to load them. */
  static List<String> scripts() {
    List<String> scripts = new ArrayList<>();
    try {
      Files.createDirectories(FOLDER);
      for (Pinned one : PACKAGES) {
        Path archive = FOLDER.resolve(one.archive());
        if (!Files.exists(archive)) {
          run("npm", "pack", "--silent", one.name() + "@" + one.version());
        }
        assertThat(sha256(archive)).as(one.archive()).isEqualTo(one.sha256());
        String script = "package/build/" + one.name() + ".min.js";
        run("tar", "-xzf", archive.toString(), script);
        scripts.add(Files.readString(FOLDER.resolve(script)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scripts;
  }

  /** The program of this name that a shell would find. */
  static Optional<Path> program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve(command[0] + ".log").toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    assertThat(process.exitValue()).as(() -> String.join(" ", command) + " in " + FOLDER).isZero();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has it", e);
    }
  }
}
