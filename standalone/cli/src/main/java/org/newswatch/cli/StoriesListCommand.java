package org.newswatch.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.cli.stories.KnownStories;
import org.newswatch.cli.stories.StoryText;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What most papers tell of. */
@Command(
    name = "list",
    description = {
      "The stories that most independent sources tell, or those told of last.",
      "LAST: when the last article came out. Below each: its id, its languages, whom it names."
    })
final class StoriesListCommand implements Callable<Integer> {

  private static final int LIMIT_MAX = 100_000;
  private static final Pattern AGO = Pattern.compile("(?i)([0-9]{1,5})([mhd])");

  /** Primary subtags have two or three letters. */
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--text",
      paramLabel = "WORDS",
      description = "Only those whose title or names hold all of these words, or parts of words.")
  private String text = "";

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description = "Only those with articles in this language: en, ru, pl ...")
  private @Nullable String language;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those told of since: 90m, 24h, 7d, or a day (UTC) such as 2026-11-20.")
  private @Nullable String since;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "sources",
      description = "sources: the most told first; latest. ${DEFAULT-VALUE} when not given.")
  private KnownStories.Order order = KnownStories.Order.SOURCES;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Stories to show; ${DEFAULT-VALUE} when not given.")
  private int limit;

  @Option(names = "--json", description = "One JSON array of stories, as on their topic.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    CommandFailed.unlessWithin(1, LIMIT_MAX, "--limit", limit);
    Instance instance = data.folder().running();
    Instant now = instance.clock().instant();
    var wanted =
        new KnownStories.Wanted(
            text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1)),
            language(language),
            since == null ? null : since(since, now));
    KnownStories known = StoriesCommand.known(instance);
    List<Story> found = known.which(wanted, order);
    List<Story> shown = found.subList(0, Math.min(limit, found.size()));
    System.out.println(json ? json(shown) : text(shown, found.size(), known.count(), now));
    return 0;
  }

  private static String text(List<Story> shown, int found, long all, Instant now) {
    if (all == 0) {
      return "No story yet: the first article begins the first one.";
    }
    if (found == 0) {
      return "None of %d stories is so; leave out one of --text, --language, --since."
          .formatted(all);
    }
    return StoryText.table(shown, now)
        + "\n\n%d of %d stories. More of one: newswatch stories show ID --data DIR"
            .formatted(shown.size(), found);
  }

  private static String json(List<Story> stories) {
    ArrayNode all = JsonMapper.shared().createArrayNode();
    stories.forEach(story -> all.add(JsonMapper.shared().readTree(Codec.STORY.encode(story))));
    return all.toPrettyString();
  }

  private static @Nullable String language(@Nullable String given) {
    if (given == null) {
      return null;
    }
    String code = given.strip().toLowerCase(Locale.ROOT);
    if (!LANGUAGE.matcher(code).matches()) {
      throw CommandFailed.usage(
          "--language takes a code of two or three letters, such as en or ru, not " + given);
    }
    return code;
  }

  /** The moment that is meant. */
  static Instant since(String given, Instant now) {
    Matcher ago = AGO.matcher(given.strip());
    if (ago.matches()) {
      long count = Long.parseLong(ago.group(1));
      return now.minus(
          switch (ago.group(2).toLowerCase(Locale.ROOT)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    try {
      return LocalDate.parse(given.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw CommandFailed.usage(
          "--since takes 90m, 24h, 7d or a day such as 2026-11-20, not " + given);
    }
  }
}
