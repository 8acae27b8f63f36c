package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.contract.EntityDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An entity gets another label. */
@Command(name = "label", description = "What an entity is called on lists and dashboards.")
final class EntitiesLabelCommand implements Callable<Integer> {

  @Mixin private Decider decider = new Decider();

  @Parameters(index = "0", paramLabel = "NAME|ID", description = "The entity.")
  private String entity = "";

  @Parameters(index = "1", paramLabel = "LABEL", description = "What it is called from now on.")
  private String label = "";

  @Override
  public Integer call() throws InterruptedException {
    return decider.decide(
        (known, id, at) ->
            new EntityDecision.Label(
                id, at, decider.by(), decider.why(), EntitiesCommand.one(known, entity), label));
  }
}
