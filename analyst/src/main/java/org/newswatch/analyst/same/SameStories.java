package org.newswatch.analyst.same;

import java.util.Set;
import org.newswatch.contract.Story;
import org.newswatch.query.SameIds;

/** Which stories are one. Thread-safe. */
public final class SameStories implements TopicDecoder.Told<Story> {

  private volatile SameIds shown = new SameIds();
  private SameIds told = shown;

  @Override
  public void fromTheBeginning() {
    told = new SameIds();
  }

  @Override
  public void take(Story story) {
    var unused = told.take(story.id(), story.mergedInto());
  }

  @Override
  public void forget(String id) {
    var unused = told.take(id, null);
  }

  @Override
  public void caughtUp() {
    shown = told;
  }

  /** What readers take the story for; itself when it is no other. */
  public String root(String id) {
    return shown.root(id);
  }

  /** All that readers take for one with this story, the story itself first. */
  public Set<String> of(String id) {
    return shown.of(id);
  }
}
