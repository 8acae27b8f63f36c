package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.contract.EntityDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An entity gets a further name. */
@Command(name = "alias", description = "A further name: whatever bears it is this entity.")
final class EntitiesAliasCommand implements Callable<Integer> {

  @Mixin private Decider decider = new Decider();

  @Parameters(index = "0", paramLabel = "NAME|ID", description = "The entity.")
  private String entity = "";

  @Parameters(index = "1", paramLabel = "ALIAS", description = "The further name.")
  private String alias = "";

  @Override
  public Integer call() throws InterruptedException {
    return decider.decide(
        (known, id, at) ->
            new EntityDecision.Alias(
                id, at, decider.by(), decider.why(), EntitiesCommand.one(known, entity), alias));
  }
}
