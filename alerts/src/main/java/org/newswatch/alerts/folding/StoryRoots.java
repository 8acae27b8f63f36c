package org.newswatch.alerts.folding;

import java.util.Set;

/** Which stories turned out to be one. */
public interface StoryRoots {

  /** The story that this one is, after all merges; itself when it stands for itself. */
  String root(String storyId);

  /** All stories that are the one of this root, itself among them. */
  Set<String> members(String root);

  /** Each story is itself only. */
  StoryRoots NONE =
      new StoryRoots() {
        @Override
        public String root(String storyId) {
          return storyId;
        }

        @Override
        public Set<String> members(String root) {
          return Set.of(root);
        }
      };
}
