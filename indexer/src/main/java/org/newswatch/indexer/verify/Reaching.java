package org.newswatch.indexer.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.newswatch.indexer.archive.ArchiveFile;

/**
 * Finds out how far the records of a topic and of its archive reach, while they are read in any
 * order: by the versions that stand next to where they begin, and to what they lack. For one
 * thread.
 */
final class Reaching {

  private static final long NEVER = Long.MAX_VALUE;

  /** By partition, the first offset that topic or archive holds, where that is not its first. */
  private final Map<Integer, Long> begins = new TreeMap<>();

  private final Map<Integer, Edge> firsts = new TreeMap<>();
  private final List<Lack> lacks = new ArrayList<>();

  /** The version that stands nearest to somewhere, so far. */
  private record Edge(long offset, long version) {}

  /** What nobody holds, and what stands on its sides. */
  private static final class Lack {
    private final ArchiveFile.Hole hole;
    private Edge last = new Edge(-1, -1);
    private Edge next = new Edge(NEVER, NEVER);

    Lack(ArchiveFile.Hole hole) {
      this.hole = hole;
    }

    void read(long offset, long version) {
      if (offset < hole.from() && offset > last.offset()) {
        last = new Edge(offset, version);
      } else if (offset > hole.to() && offset < next.offset()) {
        next = new Edge(offset, version);
      }
    }
  }

  /**
   * @param topic by partition, the first offset that the topic holds
   */
  Reaching(Map<Integer, Long> topic, Optional<ArchivedArticles> archive) {
    List<ArchiveFile.Hole> holes = new ArrayList<>();
    archive.ifPresent(it -> holes.addAll(it.holes()));
    topic.forEach(
        (partition, begin) -> {
          long archived =
              archive.map(it -> it.begins().getOrDefault(partition, NEVER)).orElse(NEVER);
          long end = archive.map(it -> it.ends().getOrDefault(partition, 0L)).orElse(0L);
          if (Math.min(begin, archived) > 0) {
            begins.put(partition, Math.min(begin, archived));
          }
          if (archived < begin && end < begin) {
            holes.add(new ArchiveFile.Hole(partition, end, begin - 1));
          }
        });
    holes.forEach(hole -> lacks.add(new Lack(hole)));
  }

  /** A record that topic or archive holds. */
  void read(int partition, long offset, long version) {
    Edge first = firsts.get(partition);
    if (first == null || offset < first.offset()) {
      firsts.put(partition, new Edge(offset, version));
    }
    for (Lack lack : lacks) {
      if (lack.hole.partition() == partition) {
        lack.read(offset, version);
      }
    }
  }

  /** Once all is read. */
  Reach reach() {
    long version = 0;
    for (int partition : begins.keySet()) {
      Edge first = firsts.get(partition);
      version = Math.max(version, first == null ? NEVER : first.version());
    }
    return new Reach(
        version,
        lacks.stream()
            .map(lack -> new Reach.Gap(lack.last.version(), lack.next.version()))
            .toList());
  }

  /** What is lacking, in words; empty where nothing is. */
  Optional<String> told() {
    return lacks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the archive lacks what left the topic before it was archived ("
                + lacks.stream().map(lack -> told(lack.hole)).collect(Collectors.joining(", "))
                + "): what came then is held against its own revisions");
  }

  private static String told(ArchiveFile.Hole hole) {
    return "partition " + hole.partition() + ", offsets " + hole.from() + " to " + hole.to();
  }
}
