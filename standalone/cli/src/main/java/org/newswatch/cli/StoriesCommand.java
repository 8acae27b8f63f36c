package org.newswatch.cli;

import org.newswatch.cli.stories.KnownStories;
import org.newswatch.desk.StoryDesk;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import picocli.CommandLine.Command;

/** Looking at stories; what its commands share. */
@Command(
    name = "stories",
    description = {
      "What happened, and how many papers tell of it.",
      "Articles that tell of one thing are a story, in whatever language; copies of one "
          + "agency text count as one source. A story's id never changes. Two that turn out to "
          + "be one stand under the older one, and searches for story:ID find the articles of "
          + "both, under either id."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {StoriesListCommand.class, StoriesShowCommand.class},
    footer = {
      "",
      "Examples:",
      "  newswatch stories list --data DIR",
      "  newswatch stories list --since 24h --sort latest --data DIR",
      "  newswatch stories list --text \"minsk sanctions\" --language en --data DIR",
      "  newswatch stories show s4be12d --data DIR",
      "  newswatch search story:s4be12d07c1a95f3e --data DIR"
    })
final class StoriesCommand {

  static KnownStories known(Instance instance) throws InterruptedException {
    try {
      return new KnownStories(new StoryDesk(KafkaSettings.of(instance.kafka())).stories());
    } catch (DeskException e) {
      throw CommandFailed.failed(String.valueOf(e.getMessage()));
    }
  }
}
