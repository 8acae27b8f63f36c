package org.newswatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.newswatch.cli.entities.EntityText;
import org.newswatch.cli.entities.KnownEntities;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.desk.EntityDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** All that is known of an entity. */
@Command(name = "show", description = "Everything about one: its spellings, merges, company.")
final class EntitiesShowCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "NAME|ID", description = "A name, an id, or the beginning of an id.")
  private String entity = "";

  @Override
  public Integer call() throws InterruptedException {
    EntityDesk desk = EntitiesCommand.desk(data.folder().running());
    KnownEntities known = EntitiesCommand.known(desk);
    List<Entity> meant = known.meant(entity);
    if (meant.isEmpty()) {
      throw EntitiesCommand.unknown(entity);
    }
    List<EntityDecision> decisions = EntitiesCommand.decisions(desk);
    for (Entity one : meant.subList(0, Math.min(EntitiesCommand.NAMED_MAX, meant.size()))) {
      System.out.println(EntityText.sheet(one, known, decisions));
    }
    return 0;
  }
}
