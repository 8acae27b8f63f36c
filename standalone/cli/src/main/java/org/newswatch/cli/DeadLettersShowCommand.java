package org.newswatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.letters.LetterText;
import org.newswatch.desk.letters.Letter;
import org.newswatch.servicekit.kafka.DeskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All about one dead letter. */
@Command(
    name = "show",
    description = "What a dead letter is, why it was given up, where it came from, and its bytes.")
final class DeadLettersShowCommand implements Callable<Integer> {

  @Mixin private ServersOption servers = new ServersOption();

  @Parameters(paramLabel = "LETTER", description = "What it is called, such as indexer-0-17.")
  private String id = "";

  @Option(
      names = "--raw",
      paramLabel = "FILE",
      description = "Writes the record's bytes there, as they came.")
  private @Nullable Path raw;

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<Letter> found;
    try {
      found = DeadLettersCommand.desk(servers.find()).which(letter -> letter.id().equals(id), 1);
    } catch (DeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
    if (found.isEmpty()) {
      throw CommandFailed.usage(
          "no dead letter is called "
              + id
              + "; newswatch dead-letters list --all shows those there are");
    }
    Letter letter = found.getFirst();
    byte[] value = letter.record().value();
    if (raw != null) {
      Files.write(raw, value == null ? new byte[0] : value);
    }
    System.out.println(LetterText.whole(letter));
    return 0;
  }
}
