package org.newswatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Nothing more is to be done about dead letters. */
@Command(
    name = "drop",
    description = {
      "Marks dead letters as done with: they are no longer listed.",
      "Their bytes stay for as long as the topic keeps them, so that `replay` can still have them."
    })
final class DeadLettersDropCommand implements Callable<Integer> {

  @Mixin private DeadLettersCommand.Doing doing = new DeadLettersCommand.Doing();

  @Override
  public Integer call() throws InterruptedException {
    return doing.each(
        false,
        (desk, letter, who) -> {
          desk.drop(letter, who);
          return new DeadLettersCommand.Doing.Done("dropped", true);
        });
  }
}
