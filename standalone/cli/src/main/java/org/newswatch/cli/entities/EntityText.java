package org.newswatch.cli.entities;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.newswatch.cli.sources.Terminal;
import org.newswatch.contract.Entity;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.MentionKind;

/** Entities and decisions as people read them. */
public final class EntityText {

  private static final int LABEL_CHARS = 36;

  private EntityText() {}

  /** One line each. */
  public static String table(List<Entity> entities, KnownEntities known) {
    var out = new StringJoiner("\n");
    out.add(row("ID", "TYPE", "ARTICLES", "LAST", "NAME"));
    for (Entity entity : entities) {
      String into = entity.mergedInto();
      out.add(
          row(
              // Whole, for it is what entity: takes in a search.
              Terminal.line(entity.id()),
              type(entity),
              Long.toString(entity.articles()),
              day(entity.lastSeen()),
              Terminal.cut(entity.label(), LABEL_CHARS)
                  + (into == null ? "" : "  = " + Terminal.cut(known.label(into), LABEL_CHARS))));
    }
    return out.toString();
  }

  private static String row(String id, String type, String articles, String last, String name) {
    return "%-24s  %-17s  %8s  %-10s  %s".formatted(id, type, articles, last, name);
  }

  private static String type(Entity entity) {
    String type = entity.type().name().toLowerCase(Locale.ROOT);
    MentionKind kind = entity.kind();
    return kind == null ? type : type + ", " + kind.name().toLowerCase(Locale.ROOT);
  }

  /** Everything about one, with the decisions that name it. */
  public static String sheet(Entity entity, KnownEntities known, List<EntityDecision> decisions) {
    var out = new StringJoiner("\n");
    out.add(Terminal.line(entity.label()) + "  (" + type(entity) + ")");
    out.add("  id         " + Terminal.line(entity.id()));
    out.add(
        "  articles   %d, from %s to %s"
            .formatted(entity.articles(), day(entity.firstSeen()), day(entity.lastSeen())));
    out.add("  spellings  " + Terminal.line(String.join(", ", entity.spellings())));
    String into = entity.mergedInto();
    if (into != null) {
      String by = entity.mergedBy();
      out.add(
          "  merged     into %s (%s), by %s"
              .formatted(
                  Terminal.line(known.label(into)),
                  Terminal.line(into),
                  Entity.EVIDENCE.equals(by)
                      ? "what articles show"
                      : "decision " + Terminal.line(String.valueOf(by))));
    }
    for (Entity merged : known.mergedInto(entity)) {
      out.add(
          "  also       %s (%s)"
              .formatted(Terminal.line(merged.label()), Terminal.line(merged.id())));
    }
    if (!entity.company().isEmpty()) {
      out.add(
          "  company    "
              + Terminal.line(
                  String.join(", ", entity.company().stream().map(known::label).toList())));
    }
    for (EntityDecision decision : decisions) {
      String line = line(decision, known);
      if (line.contains(Terminal.line(entity.id()))) {
        out.add("  decision   " + line);
      }
    }
    return out.toString();
  }

  /** All decisions, one line each. */
  public static String log(List<EntityDecision> decisions, KnownEntities known) {
    var out = new StringJoiner("\n");
    decisions.forEach(decision -> out.add(line(decision, known)));
    return decisions.isEmpty() ? "Nothing has been decided yet." : out.toString();
  }

  /** Who decided what, when and why. */
  public static String line(EntityDecision decision, KnownEntities known) {
    String why = decision.why();
    return "%s  %s  %s: %s%s"
        .formatted(
            Terminal.line(decision.id()),
            decision.at().atOffset(ZoneOffset.UTC).toLocalDateTime().withNano(0),
            Terminal.line(decision.by()),
            what(decision, known),
            why == null ? "" : " (" + Terminal.line(why) + ")");
  }

  private static String what(EntityDecision decision, KnownEntities known) {
    return switch (decision) {
      case EntityDecision.Merge merge ->
          "merge %s into %s".formatted(named(merge.entity(), known), named(merge.into(), known));
      case EntityDecision.Split split ->
          split.names().isEmpty()
              ? "let %s stand for itself".formatted(named(split.entity(), known))
              : "split %s off %s"
                  .formatted(
                      Terminal.line(String.join(", ", split.names())),
                      named(split.entity(), known));
      case EntityDecision.Label label ->
          "call %s «%s»".formatted(named(label.entity(), known), Terminal.line(label.label()));
      case EntityDecision.Alias alias ->
          "know %s as «%s»".formatted(named(alias.entity(), known), Terminal.line(alias.name()));
      case EntityDecision.Undo undo -> "undo " + Terminal.line(undo.decision());
    };
  }

  private static String named(String id, KnownEntities known) {
    String label = Terminal.line(known.label(id));
    String plain = Terminal.line(id);
    return label.equals(plain) ? plain : label + " " + plain;
  }

  private static String day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
