package org.newswatch.desk;

import java.util.Map;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Story;
import org.newswatch.contract.Topic;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.kafka.DeskException;
import org.newswatch.servicekit.kafka.TopicDesk;

/** Reads stories whole. Holds no connection between calls. */
public final class StoryDesk {

  private static final String CLIENT_ID = "newswatch-stories";

  private final TopicDesk topics;

  /** Nothing is read yet. */
  public StoryDesk(KafkaSettings settings) {
    this.topics = new TopicDesk(settings, CLIENT_ID);
  }

  /** All stories by their ids, also those that turned out to be others. */
  public Map<String, Story> stories() throws DeskException, InterruptedException {
    return topics.latest(Topic.STORIES, Codec.STORY);
  }
}
