package org.newswatch.e2e.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Calls {@code ./newswatch} as a person would. */
public final class Launcher {

  private static final Duration COMMAND_MAX = Duration.ofMinutes(6);

  private Launcher() {}

  /** What a command did. */
  public record Result(int exitCode, String out, String err) {
    /** Its last words, for a failing assertion. */
    public String all() {
      return "exit " + exitCode + "\n" + out + "\n" + err;
    }

    /** The value of a {@code name=value} line. */
    public double value(String name) {
      return out.lines()
          .filter(line -> line.startsWith(name + "="))
          .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no line " + name + "= in\n" + all()));
    }
  }

  /** The folder of the checkout: the nearest one above that holds the launcher. */
  public static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("newswatch"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no launcher above this folder");
    }
    return folder;
  }

  /** Runs a command to its end. */
  public static Result run(Path scratch, String... arguments) {
    try {
      Path out = Files.createTempFile(scratch, "out", ".txt");
      Path err = Files.createTempFile(scratch, "err", ".txt");
      Process process = start(out, err, arguments);
      if (!process.waitFor(COMMAND_MAX.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            String.join(" ", arguments) + " did not end\n" + Files.readString(err));
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Starts a command that goes on. */
  public static Process start(Path out, Path err, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout().resolve("newswatch").toString());
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectOutput(out.toFile())
          .redirectError(err.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
