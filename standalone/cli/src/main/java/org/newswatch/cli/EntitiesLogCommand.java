package org.newswatch.cli;

import java.util.concurrent.Callable;
import org.newswatch.cli.entities.EntityText;
import org.newswatch.desk.EntityDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What people decided. */
@Command(name = "log", description = "All decisions, the first first.")
final class EntitiesLogCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    EntityDesk desk = EntitiesCommand.desk(data.folder().running());
    System.out.println(
        EntityText.log(EntitiesCommand.decisions(desk), EntitiesCommand.known(desk)));
    return 0;
  }
}
