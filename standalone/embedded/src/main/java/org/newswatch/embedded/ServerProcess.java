package org.newswatch.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The running server: a guard (a few lines of shell), the distribution's launcher, and the server.
 * The guard's standard input is a pipe from this JVM: when this JVM goes, however it goes, the pipe
 * closes and the guard ends the server.
 */
final class ServerProcess implements AutoCloseable {

  /** The server flushes and closes its indices in this; two seconds are usual. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * Interrupts from the keyboard go to the whole group: the server must not go before those who
   * still write to it, so it never sees them.
   */
  private static final String GUARD =
      """
      exec 3<&0 </dev/null
      trap '' INT HUP
      "$@" 3<&- &
      server=$!
      trap 'kill -TERM "$server" 2>/dev/null' TERM
      (
        trap - TERM
        while read -r ignored; do :; done <&3
        kill -TERM "$server" 2>/dev/null
        waited=0
        while [ "$waited" -lt 20 ] && kill -0 "$server" 2>/dev/null; do
          sleep 1
          waited=$((waited + 1))
        done
        kill -KILL "$server" 2>/dev/null
      ) >/dev/null 2>&1 &
      watcher=$!
      exec 3<&-
      wait "$server"
      status=$?
      while kill -0 "$server" 2>/dev/null; do
        wait "$server"
        status=$?
      done
      kill "$watcher" 2>/dev/null
      exit "$status"
      """;

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts the server; it is not ready yet. */
  static ServerProcess start(Path home, DataFolder folder, ElasticsearchFiles files)
      throws IOException {
    Path java = Path.of(System.getProperty("java.home"));
    List<String> command = new ArrayList<>();
    if (Unprivileged.isRoot(folder.path())) {
      Unprivileged.own(files.owned());
      requireExecutableByAll(java.resolve("bin/java"));
      command.addAll(Unprivileged.command(mustReach(home, java, folder)));
    }
    if (Files.isExecutable(SHELL)) {
      command.addAll(List.of(SHELL.toString(), "-c", GUARD, "newswatch-elasticsearch"));
    }
    command.addAll(launcher(home, java, files));

    var builder = new ProcessBuilder(command);
    // The launcher looks for its modules in the working directory.
    builder.directory(home.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(files.output().toFile()));
    environment(builder.environment(), java, files);
    return new ServerProcess(builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitStatus() {
    return process.exitValue();
  }

  /** Guard, launcher and server, as far as they are there yet. */
  List<ProcessHandle> all() {
    List<ProcessHandle> all = new ArrayList<>();
    all.add(process.toHandle());
    process.descendants().forEach(all::add);
    return all;
  }

  @Override
  public void close() {
    List<ProcessHandle> all = all();
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
    ProcessTree.end(all, Duration.ofSeconds(5));
  }

  /**
   * What bin/elasticsearch does, without a shell that the server's user may not be allowed to run.
   */
  private static List<String> launcher(Path home, Path java, ElasticsearchFiles files) {
    return List.of(
        java.resolve("bin").resolve("java").toString(),
        "-Xms4m",
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-Djava.io.tmpdir=" + files.temporary(),
        "-Dcli.name=server",
        "-Dcli.script=" + home.resolve("bin/elasticsearch"),
        "-Dcli.libs=lib/tools/server-cli",
        "-Des.path.home=" + home,
        "-Des.path.conf=" + files.config(),
        "-Des.distribution.type=zip",
        "-Des.java.type=ES_JAVA_HOME",
        "-cp",
        home.resolve("lib/*") + File.pathSeparator + home.resolve("lib/cli-launcher/*"),
        "org.elasticsearch.launcher.CliToolLauncher");
  }

  private static void environment(
      Map<String, String> environment, Path java, ElasticsearchFiles files) {
    // What a person set for other programs must not reach this one.
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith("ES_")
                    || name.equals("JAVA_TOOL_OPTIONS")
                    || name.equals("JDK_JAVA_OPTIONS")
                    || name.equals("_JAVA_OPTIONS"));
    environment.put("ES_JAVA_HOME", java.toString());
    environment.put("ES_PATH_CONF", files.config().toString());
    environment.put("ES_TMPDIR", files.temporary().toString());
    environment.put("LIBFFI_TMPDIR", files.temporary().toString());
  }

  private static List<Path> mustReach(Path home, Path java, DataFolder folder) throws IOException {
    List<Path> reached = new ArrayList<>(List.of(folder.path(), java));
    for (String part : List.of("lib", "modules", "plugins")) {
      try (var files = Files.walk(home.resolve(part))) {
        files.forEach(reached::add);
      }
    }
    return reached;
  }

  private static void requireExecutableByAll(Path java) throws IOException {
    if (!Files.getPosixFilePermissions(java.toRealPath())
        .contains(PosixFilePermission.OTHERS_EXECUTE)) {
      throw new EmbeddedStartException(
          "Elasticsearch does not run as root, and the user that it then runs as may not run %s."
                  .formatted(java)
              + " Use a Java that is installed for everybody, or run as a normal user.");
    }
  }
}
