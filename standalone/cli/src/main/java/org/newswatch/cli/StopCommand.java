package org.newswatch.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "stop",
    description = {
      "Stops the instance that runs in a data folder and waits until it has.",
      "Nothing is lost: the next `newswatch run` goes on where it ended."
    })
final class StopCommand implements Callable<Integer> {

  private static final Duration STOP_WAIT = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    DataFolder folder = data.folder();
    OptionalLong pid = folder.pid();
    if (pid.isEmpty()) {
      System.out.println("No instance runs in " + folder.path() + ".");
      return 0;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid.getAsLong());
    process.ifPresent(ProcessHandle::destroy);
    long deadline = System.nanoTime() + STOP_WAIT.toNanos();
    while (folder.isHeld() || process.map(ProcessHandle::isAlive).orElse(false)) {
      if (System.nanoTime() > deadline) {
        throw CommandFailed.failed(
            "process " + pid.getAsLong() + " did not stop within " + STOP_WAIT.toSeconds() + " s");
      }
      Thread.sleep(LOOK_AGAIN);
    }
    System.out.println("Stopped.");
    return 0;
  }
}
