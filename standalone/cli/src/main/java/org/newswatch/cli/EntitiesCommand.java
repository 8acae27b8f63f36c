package org.newswatch.cli;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.entities.EntityText;
import org.newswatch.cli.entities.KnownEntities;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.desk.EntityDesk;
import org.newswatch.enricher.desk.EntityDeskException;
import org.newswatch.servicekit.KafkaSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looking at entities and deciding about them. */
@Command(
    name = "entities",
    description = {
      "Who and what articles name, and what people decide about them.",
      "An entity is named by its id, the beginning of it, or a name that only one bears.",
      "Decisions hold from the next article on; what is in the index stays as it was written."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  newswatch entities show Lukashenka --data DIR",
      "  newswatch entities merge \"A. Lukashenka\" \"Alexander Lukashenko\" --why typo --data DIR",
      "  newswatch entities split 3f2a91 \"Sergei Ivanov\" --data DIR",
      "  newswatch entities undo d-5e01c2a4b7f9 --data DIR"
    })
final class EntitiesCommand {

  private static final int ID_BYTES = 6;
  private static final int BY_CHARS_MAX = 300;
  private static final int NAMED_MAX = 10;

  /** Who decides and why. */
  static final class Who {

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--why", paramLabel = "TEXT", description = "Why; kept with the decision.")
    private @Nullable String why;

    @Option(
        names = "--by",
        paramLabel = "NAME",
        description = "Who decides; the name of the system's user when not given.")
    private @Nullable String by;

    private String name() {
      String given = by == null ? System.getProperty("user.name", "") : by;
      String name = given.isBlank() ? "unknown" : given.strip();
      return name.substring(0, Math.min(BY_CHARS_MAX, name.length()));
    }
  }

  @Command(name = "list", description = "The entities that most articles name.")
  int list(
      @Mixin DataOption data,
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only those called so.")
          @Nullable String name,
      @Option(names = "--type", paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES}.")
          @Nullable MentionType type,
      @Option(names = "--limit", defaultValue = "50", description = "Lines; 50 if not given.")
          int limit)
      throws InterruptedException {
    KnownEntities known = known(desk(data.folder().running()));
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

  @Command(name = "show", description = "Everything about one: its spellings, merges, company.")
  int show(@Mixin DataOption data, @Parameters(paramLabel = "NAME|ID") String entity)
      throws InterruptedException {
    EntityDesk desk = desk(data.folder().running());
    KnownEntities known = known(desk);
    List<Entity> meant = known.meant(entity);
    if (meant.isEmpty()) {
      throw unknown(entity);
    }
    List<EntityDecision> decisions = decisions(desk);
    for (Entity one : meant.subList(0, Math.min(NAMED_MAX, meant.size()))) {
      System.out.println(EntityText.sheet(one, known, decisions));
    }
    return 0;
  }

  @Command(name = "log", description = "All decisions, the first first.")
  int log(@Mixin DataOption data) throws InterruptedException {
    EntityDesk desk = desk(data.folder().running());
    System.out.println(EntityText.log(decisions(desk), known(desk)));
    return 0;
  }

  @Command(name = "merge", description = "Two entities are one: the first becomes the second.")
  int merge(
      @Mixin Who who,
      @Parameters(paramLabel = "NAME|ID") String entity,
      @Parameters(paramLabel = "INTO") String into)
      throws InterruptedException {
    return decide(
        who,
        (known, id, instance) -> {
          String from = one(known, entity);
          String to = one(known, into);
          if (from.equals(to)) {
            throw CommandFailed.usage("both are " + known.label(to) + " " + to);
          }
          return new EntityDecision.Merge(
              id, instance.clock().instant(), who.name(), who.why, from, to);
        });
  }

  @Command(
      name = "split",
      description = {
        "Some spellings of an entity mean another, which gets an id of its own.",
        "Without spellings: an entity that was merged into another stands for itself."
      })
  int split(
      @Mixin Who who,
      @Parameters(index = "0", paramLabel = "NAME|ID") String entity,
      @Parameters(index = "1..*", arity = "0..*", paramLabel = "SPELLING")
          @Nullable List<String> names)
      throws InterruptedException {
    return decide(
        who,
        (known, id, instance) ->
            new EntityDecision.Split(
                id,
                instance.clock().instant(),
                who.name(),
                who.why,
                one(known, entity),
                names == null ? List.of() : names));
  }

  @Command(name = "label", description = "What an entity is called on lists and dashboards.")
  int label(
      @Mixin Who who,
      @Parameters(paramLabel = "NAME|ID") String entity,
      @Parameters(paramLabel = "LABEL") String label)
      throws InterruptedException {
    return decide(
        who,
        (known, id, instance) ->
            new EntityDecision.Label(
                id, instance.clock().instant(), who.name(), who.why, one(known, entity), label));
  }

  @Command(name = "alias", description = "A further name: whatever bears it is this entity.")
  int alias(
      @Mixin Who who,
      @Parameters(paramLabel = "NAME|ID") String entity,
      @Parameters(paramLabel = "ALIAS") String name)
      throws InterruptedException {
    return decide(
        who,
        (known, id, instance) ->
            new EntityDecision.Alias(
                id, instance.clock().instant(), who.name(), who.why, one(known, entity), name));
  }

  @Command(name = "undo", description = "A decision no longer holds; log shows their ids.")
  int undo(@Mixin Who who, @Parameters(paramLabel = "DECISION") String decision)
      throws InterruptedException {
    return decide(
        who,
        (known, id, instance) ->
            new EntityDecision.Undo(id, instance.clock().instant(), who.name(), who.why, decision));
  }

  /** Makes a decision out of what is known. */
  @FunctionalInterface
  private interface Making {
    EntityDecision of(KnownEntities known, String id, Instance instance);
  }

  private static int decide(Who who, Making making) throws InterruptedException {
    Instance instance = who.data.folder().running();
    EntityDesk desk = desk(instance);
    KnownEntities known = known(desk);
    byte[] id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    try {
      EntityDecision decision = making.of(known, "d-" + HexFormat.of().formatHex(id), instance);
      if (decision instanceof EntityDecision.Undo undo
          && decisions(desk).stream().noneMatch(one -> one.id().equals(undo.decision()))) {
        throw CommandFailed.usage(
            "no decision is called " + undo.decision() + "; newswatch entities log shows all");
      }
      desk.decide(decision);
      System.out.println(EntityText.line(decision, known));
      return 0;
    } catch (IllegalArgumentException e) {
      throw CommandFailed.usage(String.valueOf(e.getMessage()));
    } catch (EntityDeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }

  private static String one(KnownEntities known, String nameOrId) {
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

  private static CommandFailed unknown(String nameOrId) {
    return CommandFailed.usage(
        "no entity is called " + nameOrId + "; newswatch entities list shows those there are");
  }

  private static EntityDesk desk(Instance instance) {
    return new EntityDesk(KafkaSettings.of(instance.kafka()));
  }

  private static KnownEntities known(EntityDesk desk) throws InterruptedException {
    try {
      Map<String, Entity> all = desk.entities();
      return new KnownEntities(all);
    } catch (EntityDeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }

  private static List<EntityDecision> decisions(EntityDesk desk) throws InterruptedException {
    try {
      return desk.decisions();
    } catch (EntityDeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }
}
