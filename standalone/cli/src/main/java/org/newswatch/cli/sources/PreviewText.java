package org.newswatch.cli.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Source;
import org.newswatch.crawler.preview.SourcePreview;

/** What an address gives, as a person reads it. */
public final class PreviewText {

  private static final int LABEL = 12;
  private static final int WIDTH = SourceTable.WIDTH;

  private PreviewText() {}

  /** The screen; its last lines say what to do next. */
  public static String of(SourcePreview preview, Instant now) {
    var out = new StringJoiner("\n");
    SourcePreview best = preview.best();
    if (best == null) {
      source(out, preview, now);
    } else {
      out.add(heading(preview));
      problems(out, preview);
      out.add("").add("The best source for it:").add("");
      source(out, best, now);
    }
    others(out, preview);
    verdict(out, preview);
    return out.toString();
  }

  private static String heading(SourcePreview preview) {
    String title = preview.title();
    String name = preview.what() + (title == null ? "" : ": " + title);
    return Terminal.cut(capital(name), WIDTH) + "\n  " + Terminal.line(preview.address());
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static void source(StringJoiner out, SourcePreview preview, Instant now) {
    out.add(heading(preview));
    if (preview.robots() != null || preview.items() != null) {
      out.add("");
    }
    SourcePreview.Robots robots = preview.robots();
    if (robots != null) {
      line(out, "robots.txt", robots(robots));
    }
    line(out, "language", preview.language());
    SourcePreview.Items items = preview.items();
    if (items != null) {
      line(out, preview.kind() == Source.Kind.FOLDER ? "files" : "items", items(items, now));
    }
    if (!preview.articles().isEmpty()) {
      out.add("");
      int number = 1;
      for (SourcePreview.Article article : preview.articles()) {
        article(out, number++, article);
      }
    }
    problems(out, preview);
  }

  private static String robots(SourcePreview.Robots robots) {
    return switch (robots.verdict()) {
      case "allowed", "forbidden" ->
          robots.verdict() + ", " + pause(robots.delay()) + " between two requests";
      default -> robots.verdict() + ": " + robots.detail();
    };
  }

  private static String pause(Duration delay) {
    return delay.toSeconds() > 0 ? Times.length(delay) : delay.toMillis() + " ms";
  }

  private static String items(SourcePreview.Items items, Instant now) {
    String count = Integer.toString(items.count());
    if (items.dated() == 0) {
      return count;
    }
    long share = Math.round(100.0 * items.dated() / items.count());
    return "%s, %d%% dated, newest %s, oldest %s"
        .formatted(count, share, Times.ago(items.newest(), now), Times.ago(items.oldest(), now));
  }

  private static void article(StringJoiner out, int number, SourcePreview.Article article) {
    RawArticle raw = article.article();
    SourcePreview.Problem problem = article.problem();
    String lead = Terminal.right(Integer.toString(number), 3) + "  ";
    if (raw == null) {
      out.add(lead + "no article: " + (problem == null ? "" : Terminal.cut(problem.detail(), 82)));
    } else {
      out.add(lead + Terminal.cut(raw.title(), WIDTH - 5));
      out.add("     " + Terminal.cut(facts(raw), WIDTH - 5));
    }
    out.add("     " + Terminal.line(article.url()));
  }

  private static String facts(RawArticle raw) {
    Map<String, Provenance> from = raw.provenance();
    var facts = new StringJoiner(", ");
    facts.add(
        raw.publishedAt() == null
            ? "no date"
            : Times.minute(raw.publishedAt()) + found(from.get("publishedAt")));
    facts.add(
        raw.byline().isEmpty()
            ? "no by-line"
            : "by " + String.join(" and ", raw.byline()) + found(from.get("byline")));
    facts.add(raw.language() == null ? "no language" : raw.language());
    facts.add(String.format(Locale.ROOT, "%,d characters", raw.text().length()));
    if (raw.paywalled()) {
      facts.add("behind a paywall");
    }
    return facts.toString();
  }

  private static String found(@Nullable Provenance where) {
    return where == null
        ? ""
        : " [" + where.name().toLowerCase(Locale.ROOT).replace('_', '-') + "]";
  }

  private static void problems(StringJoiner out, SourcePreview preview) {
    if (preview.problems().isEmpty()) {
      return;
    }
    out.add("");
    for (SourcePreview.Problem problem : preview.problems()) {
      out.add("  " + (problem.fatal() ? "! " : "- ") + Terminal.line(capital(problem.detail())));
      if (problem.fix() != null) {
        out.add("    " + Terminal.line(problem.fix()));
      }
    }
  }

  private static void others(StringJoiner out, SourcePreview preview) {
    if (preview.others().isEmpty()) {
      return;
    }
    out.add("").add("It also leads to these (`add --all` adds them too):");
    for (SourcePreview.Other other : preview.others()) {
      String title = other.title();
      String kind = other.kind().name().toLowerCase(Locale.ROOT);
      out.add(
          "  "
              + Terminal.column(kind, 9)
              + Terminal.line(other.address())
              + (title == null ? "" : "  " + Terminal.cut(title, 40)));
    }
  }

  private static void verdict(StringJoiner out, SourcePreview preview) {
    preview
        .usable()
        .ifPresentOrElse(
            best -> out.add("").add("Add it with:").add("  " + command(best)),
            () -> out.add("").add("Nothing would come of this address."));
  }

  /** The command that adds a source. */
  public static String command(SourcePreview preview) {
    String as = preview.kind() == Source.Kind.LISTING ? " --as listing" : "";
    return "newswatch sources add " + quoted(preview.address()) + as + " --data DIR";
  }

  /** As a shell takes it for one word. */
  public static String quoted(String address) {
    String line = Terminal.line(address);
    return line.matches("[A-Za-z0-9_./:@%+=,~-]+") ? line : "'" + line.replace("'", "'\\''") + "'";
  }

  private static void line(StringJoiner out, String label, @Nullable String value) {
    if (value != null) {
      out.add("  " + Terminal.column(label, LABEL) + Terminal.line(value));
    }
  }
}
