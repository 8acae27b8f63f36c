package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.contract.EntityDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Two entities become one. */
@Command(name = "merge", description = "Two entities are one: the first becomes the second.")
final class EntitiesMergeCommand implements Callable<Integer> {

  @Mixin private Decider decider = new Decider();

  @Parameters(index = "0", paramLabel = "NAME|ID", description = "The entity.")
  private String entity = "";

  @Parameters(index = "1", paramLabel = "INTO", description = "The one that it becomes.")
  private String into = "";

  @Override
  public Integer call() throws InterruptedException {
    return decider.decide(
        (known, id, at) -> {
          String from = EntitiesCommand.one(known, entity);
          String to = EntitiesCommand.one(known, into);
          if (from.equals(to)) {
            throw CommandFailed.usage("both are " + known.label(to) + " " + to);
          }
          return new EntityDecision.Merge(id, at, decider.by(), decider.why(), from, to);
        });
  }
}
