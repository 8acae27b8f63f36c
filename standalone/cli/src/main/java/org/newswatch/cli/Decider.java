package org.newswatch.cli;

import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.entities.EntityText;
import org.newswatch.cli.entities.KnownEntities;
import org.newswatch.contract.EntityDecision;
import org.newswatch.desk.Deciding;
import org.newswatch.desk.EntityDesk;
import org.newswatch.servicekit.kafka.DeskException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who decides about an entity and why, and how a decision is written down. */
final class Decider {

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--why", paramLabel = "TEXT", description = "Why; kept with the decision.")
  private @Nullable String why;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides; the name of the system's user when not given.")
  private @Nullable String by;

  /** Makes a decision out of what is known. */
  @FunctionalInterface
  interface Making {
    EntityDecision of(KnownEntities known, String id, Instant at);
  }

  @Nullable String why() {
    return why;
  }

  String by() {
    return Deciding.who(by == null ? "" : by, System.getProperty("user.name", ""));
  }

  /**
   * Writes the decision and says it.
   *
   * @return the command's exit code
   * @throws CommandFailed when it makes no sense, or cannot be written
   */
  int decide(Making making) throws InterruptedException {
    Instance instance = data.folder().running();
    EntityDesk desk = EntitiesCommand.desk(instance);
    KnownEntities known = EntitiesCommand.known(desk);
    try {
      EntityDecision decision =
          making.of(known, Deciding.id(new SecureRandom()), instance.clock().instant());
      if (decision instanceof EntityDecision.Undo undo
          && EntitiesCommand.decisions(desk).stream()
              .noneMatch(one -> one.id().equals(undo.decision()))) {
        throw CommandFailed.usage(
            "no decision is called " + undo.decision() + "; newswatch entities log shows all");
      }
      desk.decide(decision);
      System.out.println(EntityText.line(decision, known));
      return 0;
    } catch (IllegalArgumentException e) {
      throw CommandFailed.usage(String.valueOf(e.getMessage()));
    } catch (DeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }
}
