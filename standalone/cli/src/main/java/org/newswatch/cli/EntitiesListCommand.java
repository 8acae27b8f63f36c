package org.newswatch.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.entities.EntityText;
import org.newswatch.cli.entities.KnownEntities;
import org.newswatch.contract.Entity;
import org.newswatch.contract.MentionType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who and what is named most. */
@Command(name = "list", description = "The entities that most articles name.")
final class EntitiesListCommand implements Callable<Integer> {

  @Mixin private DataOption data = new DataOption();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only those called so.")
  private @Nullable String name;

  @Option(names = "--type", paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES}.")
  private @Nullable MentionType type;

  @Option(names = "--limit", defaultValue = "50", description = "Lines; 50 if not given.")
  private int limit;

  @Override
  public Integer call() throws InterruptedException {
    KnownEntities known = EntitiesCommand.known(EntitiesCommand.desk(data.folder().running()));
    List<Entity> found = name == null ? known.standing(type) : known.meant(name);
    System.out.println(
        EntityText.table(
            found.stream()
                .filter(entity -> type == null || entity.type() == type)
                .limit(Math.max(1, limit))
                .toList(),
            known));
    return 0;
  }
}
