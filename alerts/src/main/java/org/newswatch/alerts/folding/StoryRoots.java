package org.newswatch.alerts.folding;

import java.util.Set;
import org.newswatch.query.SameIds;

/** Which stories turned out to be one. */
public interface StoryRoots {

  /** The story that this one is, after all merges; itself when it stands for itself. */
  String root(String storyId);

  /** All stories that are one with this one, itself among them. */
  Set<String> members(String id);

  /** As these ids have it. */
  static StoryRoots of(SameIds ids) {
    return new StoryRoots() {
      @Override
      public String root(String storyId) {
        return ids.root(storyId);
      }

      @Override
      public Set<String> members(String id) {
        return ids.of(id);
      }
    };
  }

  /** Each story is itself only. */
  StoryRoots NONE = of(new SameIds());
}
