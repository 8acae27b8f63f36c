package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.cli.DeadLettersCommand.Doing.Done;
import org.newswatch.desk.letters.LetterDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Dead letters get another chance. */
@Command(
    name = "replay",
    description = {
      "Puts dead letters back on the topics that they came from, with a header that says so:"
          + " mend first what they died of.",
      "A letter goes back once, however often this is called; --again does it once more."
    })
final class DeadLettersReplayCommand implements Callable<Integer> {

  @Mixin private DeadLettersCommand.Doing doing = new DeadLettersCommand.Doing();

  @Option(names = "--again", description = "Also those that were replayed before.")
  private boolean again;

  @Override
  public Integer call() throws InterruptedException {
    return doing.each(again, (desk, letter, who) -> told(desk.replay(letter, who, again)));
  }

  private static Done told(LetterDesk.Replay replay) {
    return switch (replay) {
      case REPLAYED -> new Done("replayed", true);
      case BEFORE -> new Done("was replayed before; --again does it once more", true);
      case NOWHERE -> new Done("not replayed: it came from no topic of ours", false);
      case OVERTAKEN ->
          new Done(
              "not replayed: its topic has a later record of the same key; drop it instead", false);
    };
  }
}
