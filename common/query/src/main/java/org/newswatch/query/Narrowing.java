package org.newswatch.query;

import java.util.List;
import java.util.Optional;

/**
 * A wider query that means the same whoever asks it and whenever, for an index to leave out what
 * cannot match. What is counted from the moment of matching, what is the same as more than a search
 * may name, and words in any form, which each server cuts by rules of its own, is left away.
 */
final class Narrowing {

  private final Asker asker;

  Narrowing(Asker asker) {
    this.asker = asker;
  }

  Optional<Query> of(Query query) {
    return switch (query) {
      case Query.And and -> {
        List<Query> parts = and.parts().stream().map(this::of).flatMap(Optional::stream).toList();
        yield parts.size() > 1 ? Optional.of(new Query.And(parts)) : parts.stream().findFirst();
      }
      case Query.Or or -> {
        List<Query> parts = or.parts().stream().map(this::of).flatMap(Optional::stream).toList();
        yield parts.size() == or.parts().size()
            ? Optional.of(new Query.Or(parts))
            : Optional.empty();
      }
      default -> holds(query) ? Optional.of(query) : Optional.empty();
    };
  }

  /** Whether the index finds exactly what matching does. As many as are asked for may be more. */
  private boolean holds(Query query) {
    return switch (query) {
      case Query.And and -> and.parts().stream().allMatch(this::holds);
      case Query.Or or -> or.parts().stream().allMatch(this::holds);
      case Query.Not not -> holds(not.part());
      case Query.Near near -> holds(near.first()) && holds(near.second());
      case Query.AtLeast atLeast -> holds(atLeast.part());
      case Query.Stem stem -> false;
      case Query.Saved saved -> false;
      case Query.About about -> isFixed(about.from()) && isFixed(about.to());
      case Query.Published published -> isFixed(published.from()) && isFixed(published.to());
      case Query.OfEntity of -> asker.same().apply(of.id()).size() < QueryLimits.SAME_ENTITIES_MAX;
      case Query.Has has ->
          has.attribute() != Query.Attribute.STORY
              || asker.sameStory().apply(has.value()).size() < QueryLimits.SAME_ENTITIES_MAX;
      case Query.Text text -> true;
      case Query.Cased cased -> true;
      case Query.AnyMention any -> true;
      case Query.FromSource from -> true;
      case Query.InLanguage in -> true;
      case Query.Prefix prefix -> true;
    };
  }

  private static boolean isFixed(When when) {
    return when instanceof When.Day;
  }
}
