package org.newswatch.analyst.same;

import java.util.Set;
import org.newswatch.contract.Story;

/** Which stories are one. Thread-safe. */
public final class SameStories implements TopicFollower.Reader<Story> {

  private final SameIds ids = new SameIds();

  @Override
  public void take(Story story) {
    var unused = ids.take(story.id(), story.mergedInto());
  }

  @Override
  public void forget(String id) {
    var unused = ids.take(id, null);
  }

  /** What readers take the story for; itself when it is no other. */
  public String root(String id) {
    return ids.root(id);
  }

  /** All that readers take for one with this story, the story itself first. */
  public Set<String> of(String id) {
    return ids.of(id);
  }
}
