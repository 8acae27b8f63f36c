package org.newswatch.cli.sources;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Kind;
import org.newswatch.crawler.opml.Opml;
import org.newswatch.crawler.opml.OpmlOutcome;
import org.newswatch.crawler.opml.Subscription;
import org.newswatch.crawler.sources.SourceIds;

/**
 * Lists of sources: OPML, where ids, kinds and countries are attributes of our own, and plain lists
 * with an address a line. Pure functions that never throw on foreign bytes.
 */
public final class SourceLists {

  /** Bytes of a list. */
  public static final int BYTES_MAX = Opml.BODY_BYTES_MAX;

  private SourceLists() {}

  /**
   * A source that a list names.
   *
   * @param place where in the list, for messages
   * @param address in its one spelling
   */
  public record Entry(
      String place,
      Kind kind,
      String address,
      @Nullable String id,
      @Nullable String name,
      @Nullable String country,
      @Nullable String language) {}

  /** A line that names none. */
  public record BadLine(String place, String detail) {}

  /**
   * What a list names.
   *
   * @param repeated entries whose address an earlier one has
   */
  public record Read(List<Entry> entries, List<BadLine> bad, int repeated) {
    public Read {
      entries = List.copyOf(entries);
      bad = List.copyOf(bad);
    }
  }

  /** The sources in these bytes of a file called {@code file}. */
  public static Read read(byte[] bytes, String file) {
    String beginning = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.UTF_8);
    boolean opml = file.toLowerCase(Locale.ROOT).endsWith(".opml");
    return opml || beginning.replace("\uFEFF", "").stripLeading().startsWith("<")
        ? opml(bytes, file)
        : lines(new String(bytes, StandardCharsets.UTF_8), file);
  }

  private static Read opml(byte[] bytes, String file) {
    return switch (Opml.read(bytes)) {
      case OpmlOutcome.Refused refused ->
          new Read(List.of(), List.of(new BadLine(file, refused.detail())), 0);
      case OpmlOutcome.Read read -> {
        List<BadLine> bad = new ArrayList<>();
        for (OpmlOutcome.Unusable each : read.firstUnusable()) {
          bad.add(new BadLine(file + ":" + each.line(), said(each)));
        }
        int untold = read.unusable() - read.firstUnusable().size();
        if (untold > 0) {
          bad.add(new BadLine(file, untold + " more feeds name no web address"));
        }
        if (read.overBound() > 0) {
          bad.add(
              new BadLine(
                  file,
                  "%d feeds over the bound of %d are left out"
                      .formatted(read.overBound(), Opml.SUBSCRIPTIONS_MAX)));
        }
        yield new Read(read.subscriptions().stream().map(SourceLists::entry).toList(), bad, 0);
      }
    };
  }

  private static String said(OpmlOutcome.Unusable outline) {
    String title = outline.title().isEmpty() ? "a feed" : "\"" + outline.title() + "\"";
    String address = outline.address();
    return title
        + (address == null ? " names no address" : " names no web address, but: " + address);
  }

  private static Entry entry(Subscription feed) {
    Map<String, String> own = feed.own();
    String id = own.get("id");
    return new Entry(
        feed.feedUrl(),
        Optional.ofNullable(own.get("kind")).flatMap(SourceLists::kind).orElse(Kind.FEED),
        feed.feedUrl(),
        id != null && id.matches(SourceIds.FORM) ? id : null,
        feed.title().equals(feed.feedUrl()) ? null : feed.title(),
        own.get("country"),
        feed.language());
  }

  /** The primary subtag of a declared language; null when it is none. */
  public static @Nullable String language(String declared) {
    String primary = declared.strip().toLowerCase(Locale.ROOT).replaceAll("[-_].*", "");
    return primary.matches("[a-z]{2,3}") ? primary : null;
  }

  private static Optional<Kind> kind(String text) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.FOLDER && kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** An address a line, perhaps with a name behind it; empty lines and # are passed over. */
  private static Read lines(String text, String file) {
    Map<String, Entry> entries = new TreeMap<>();
    List<Entry> inOrder = new ArrayList<>();
    List<BadLine> bad = new ArrayList<>();
    int number = 0;
    int repeated = 0;
    for (String raw : text.replace("\uFEFF", "").lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String place = file + ":" + number;
      int space = line.replace('\t', ' ').indexOf(' ');
      String given = space < 0 ? line : line.substring(0, space);
      Optional<String> address = SourceIds.address(Kind.FEED, given);
      if (address.isEmpty()) {
        bad.add(new BadLine(place, "no http or https address: " + Terminal.cut(given, 80)));
        continue;
      }
      String name = space < 0 ? "" : line.substring(space).strip();
      Entry entry =
          new Entry(
              place, Kind.FEED, address.get(), null, name.isEmpty() ? null : name, null, null);
      if (entries.putIfAbsent(entry.address(), entry) == null) {
        inOrder.add(entry);
      } else {
        repeated++;
      }
    }
    return new Read(inOrder, bad, repeated);
  }

  /** The list as OPML 2.0; folders are of one machine and stay out. */
  public static String write(List<Source> sources) {
    return Opml.write(
        "Newswatch sources",
        sources.stream()
            .filter(source -> source.kind() != Kind.FOLDER)
            .map(SourceLists::subscription)
            .toList());
  }

  private static Subscription subscription(Source source) {
    Map<String, String> own = new TreeMap<>();
    own.put("id", source.id());
    own.put("kind", source.kind().name().toLowerCase(Locale.ROOT));
    if (source.country() != null) {
      own.put("country", source.country());
    }
    return new Subscription(
        source.name(), source.address(), null, List.of(), source.language(), own);
  }
}
