package org.newswatch.crawler.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newswatch.contract.Source;
import org.newswatch.contract.Source.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the sources that are known in line with those of the configuration. Pure functions. */
public final class ConfiguredSources {

  private static final Logger LOGGER = LoggerFactory.getLogger(ConfiguredSources.class);

  private ConfiguredSources() {}

  /**
   * What is to be changed. A source that somebody paused stays paused, and what was added by
   * command stays as it is, also where the configuration names its address or its id too.
   */
  public static List<SourceChange> changes(
      Collection<Source> known, Collection<Source> configured) {
    Map<String, Source> byId = new HashMap<>();
    known.forEach(source -> byId.put(source.id(), source));
    List<Source> added = known.stream().filter(s -> s.origin() == Origin.COMMAND).toList();
    List<SourceChange> changes = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    for (Source source : configured) {
      Source before = byId.get(source.id());
      Optional<Source> same = SourceIds.withAddress(added, source.address());
      if (same.isPresent() || (before != null && before.origin() == Origin.COMMAND)) {
        LOGGER
            .atWarn()
            .addKeyValue("source", source.id())
            .addKeyValue("known", same.map(Source::id).orElse(source.id()))
            .log("a configured source was added by command before, which stays");
      } else {
        wanted.add(source.id());
        Source now = before == null ? source : kept(source, before);
        if (!now.equals(before)) {
          changes.add(new SourceChange.Put(now));
        }
      }
    }
    for (Source source : known) {
      if (source.origin() == Origin.CONFIGURATION && !wanted.contains(source.id())) {
        changes.add(new SourceChange.Removed(source.id()));
      }
    }
    return changes;
  }

  private static Source kept(Source configured, Source before) {
    return new Source(
        configured.id(),
        configured.name(),
        configured.kind(),
        configured.address(),
        configured.country(),
        configured.language(),
        configured.origin(),
        before.paused(),
        before.addedAt());
  }
}
