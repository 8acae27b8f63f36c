package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.contract.EntityDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A decision is taken back. */
@Command(name = "undo", description = "A decision no longer holds; log shows their ids.")
final class EntitiesUndoCommand implements Callable<Integer> {

  @Mixin private Decider decider = new Decider();

  @Parameters(paramLabel = "DECISION", description = "The decision's id.")
  private String decision = "";

  @Override
  public Integer call() throws InterruptedException {
    return decider.decide(
        (known, id, at) -> new EntityDecision.Undo(id, at, decider.by(), decider.why(), decision));
  }
}
