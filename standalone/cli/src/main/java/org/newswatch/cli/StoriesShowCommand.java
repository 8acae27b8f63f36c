package org.newswatch.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.newswatch.cli.stories.KnownStories;
import org.newswatch.cli.stories.StoryText;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that is known of a story. */
@Command(
    name = "show",
    description = {
      "Everything about one story: when, who, how it went by the hour, and its articles.",
      "The id of a story that was merged into another shows that one, and says so."
    })
final class StoriesShowCommand implements Callable<Integer> {

  private static final int NAMED_MAX = 10;
  private static final int ARTICLES_MAX = 10_000;

  @Mixin private DataOption data = new DataOption();

  @Parameters(paramLabel = "ID", description = "Its id, or the first six letters of it or more.")
  private String id = "";

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "20",
      description = "Articles to show, from 0; ${DEFAULT-VALUE} when not given.")
  private int articles;

  @Option(
      names = "--json",
      description =
          "One JSON object: story, merged (ids), total and articles, or why there are none.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    CommandFailed.unlessWithin(0, ARTICLES_MAX, "--articles", articles);
    Instance instance = data.folder().running();
    KnownStories known = StoriesCommand.known(instance);
    Story asked = one(known.meant(id), id);
    Story story = known.root(asked);
    List<Story> parts = known.mergedInto(story);
    Found found = found(new AnalystClient(instance.page()), story.id());
    if (json) {
      System.out.println(json(story, parts, found));
    } else {
      System.out.println(StoryText.sheet(story, asked, parts));
      System.out.println();
      System.out.println(
          found
              .page()
              .map(StoryText::articles)
              .orElse("  Its articles cannot be listed now: " + found.why()));
    }
    return 0;
  }

  /** What the search said, or why it said nothing. */
  private record Found(Optional<ObjectNode> page, String why) {}

  private Found found(AnalystClient analyst, String story) throws InterruptedException {
    try {
      return new Found(Optional.of(analyst.search("story:" + story, articles, Map.of())), "");
    } catch (CommandFailed e) {
      return new Found(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static Story one(List<Story> meant, String id) {
    if (meant.isEmpty()) {
      throw CommandFailed.usage(
          "no story has the id "
              + id
              + "; newswatch stories list shows ids, and with --text it looks for words");
    }
    if (meant.size() > 1) {
      throw CommandFailed.usage(
          "the ids of %d stories begin with %s; name more of one:%n%s"
              .formatted(
                  meant.size(),
                  id,
                  String.join(
                      System.lineSeparator(),
                      meant.stream().limit(NAMED_MAX).map(Story::id).toList())));
    }
    return meant.getFirst();
  }

  private static String json(Story story, List<Story> parts, Found found) {
    ObjectNode all = JsonMapper.shared().createObjectNode();
    all.set("story", JsonMapper.shared().readTree(Codec.STORY.encode(story)));
    ArrayNode merged = all.putArray("merged");
    parts.forEach(part -> merged.add(part.id()));
    found
        .page()
        .ifPresentOrElse(
            page -> {
              all.set("total", page.path("total"));
              all.set("articles", page.path("hits"));
            },
            () -> all.put("articlesMissing", found.why()));
    return all.toPrettyString();
  }
}
