package org.newswatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.newswatch.contract.EntityDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One entity becomes two. */
@Command(
    name = "split",
    description = {
      "Some spellings of an entity mean another, which gets an id of its own.",
      "Without spellings: an entity that was merged into another stands for itself."
    })
final class EntitiesSplitCommand implements Callable<Integer> {

  @Mixin private Decider decider = new Decider();

  @Parameters(index = "0", paramLabel = "NAME|ID", description = "The entity.")
  private String entity = "";

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "SPELLING", description = "The other's.")
  private List<String> spellings = List.of();

  @Override
  public Integer call() throws InterruptedException {
    return decider.decide(
        (known, id, at) ->
            new EntityDecision.Split(
                id,
                at,
                decider.by(),
                decider.why(),
                EntitiesCommand.one(known, entity),
                spellings));
  }
}
