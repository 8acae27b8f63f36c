package org.newswatch.cli;

import java.util.List;
import java.util.Map;
import org.newswatch.cli.entities.EntityText;
import org.newswatch.cli.entities.KnownEntities;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.desk.EntityDesk;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import picocli.CommandLine.Command;

/** Looking at entities and deciding about them; what its commands share. */
@Command(
    name = "entities",
    description = {
      "Who and what articles name, and what people decide about them.",
      "An entity is named by its id, the beginning of it, or a name that only one bears.",
      "Decisions hold from the next article on. Articles in the index keep their ids and get "
          + "new labels; searches for entity:ID find at once what was merged, under either id."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EntitiesListCommand.class,
      EntitiesShowCommand.class,
      EntitiesMergeCommand.class,
      EntitiesSplitCommand.class,
      EntitiesLabelCommand.class,
      EntitiesAliasCommand.class,
      EntitiesUndoCommand.class,
      EntitiesLogCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  newswatch entities show Lukashenka --data DIR",
      "  newswatch entities merge \"A. Lukashenka\" \"Alexander Lukashenko\" --why typo --data DIR",
      "  newswatch entities split 3f2a91 \"Sergei Ivanov\" --data DIR",
      "  newswatch entities undo d-5e01c2a4b7f9 --data DIR",
      "  newswatch search entity:5f0c1e9b72d84a3c6b1f0e2d --data DIR"
    })
final class EntitiesCommand {

  /** Entities that are shown when several may be meant. */
  static final int NAMED_MAX = 10;

  static String one(KnownEntities known, String nameOrId) {
    List<Entity> meant = known.meant(nameOrId);
    if (meant.isEmpty()) {
      throw unknown(nameOrId);
    }
    if (meant.size() > 1) {
      throw CommandFailed.usage(
          "several may be meant by «%s»; name one by its id:%n%s"
              .formatted(
                  nameOrId,
                  EntityText.table(meant.subList(0, Math.min(NAMED_MAX, meant.size())), known)));
    }
    return meant.getFirst().id();
  }

  static CommandFailed unknown(String nameOrId) {
    return CommandFailed.usage(
        "no entity is called " + nameOrId + "; newswatch entities list shows those there are");
  }

  static EntityDesk desk(Instance instance) {
    return new EntityDesk(KafkaSettings.of(instance.kafka()));
  }

  static KnownEntities known(EntityDesk desk) throws InterruptedException {
    try {
      Map<String, Entity> all = desk.entities();
      return new KnownEntities(all);
    } catch (DeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }

  static List<EntityDecision> decisions(EntityDesk desk) throws InterruptedException {
    try {
      return desk.decisions();
    } catch (DeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }
}
