package org.newswatch.indexer.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.newswatch.contract.Topic;
import org.newswatch.indexer.archive.ArchiveException;
import org.newswatch.indexer.archive.ArchiveFile;
import org.newswatch.indexer.archive.ArchiveReader;

/** What the archive's files hold of {@code articles.enriched}, as they were at the beginning. */
public final class ArchiveSide implements ArchivedArticles {

  private final ArchiveReader archive;
  private final Map<Integer, ArchiveFile.Span> spans = new TreeMap<>();
  private final List<ArchiveFile.Hole> holes = new ArrayList<>();

  /**
   * @throws ArchiveException when the archive's manifests cannot be read
   */
  public ArchiveSide(ArchiveReader archive) throws ArchiveException {
    this.archive = archive;
    for (ArchiveFile file : archive.files(Topic.ARTICLES_ENRICHED)) {
      file.offsets()
          .forEach((partition, span) -> spans.merge(partition, span, ArchiveFile.Span::with));
      holes.addAll(file.holes());
    }
  }

  @Override
  public Map<Integer, Long> begins() {
    Map<Integer, Long> begins = new TreeMap<>();
    spans.forEach((partition, span) -> begins.put(partition, span.from()));
    return begins;
  }

  @Override
  public Map<Integer, Long> ends() {
    Map<Integer, Long> ends = new TreeMap<>();
    spans.forEach((partition, span) -> ends.put(partition, span.to() + 1));
    return ends;
  }

  @Override
  public List<ArchiveFile.Hole> holes() {
    return List.copyOf(holes);
  }

  @Override
  public void each(ValueReader reader) throws ArchiveException, IOException, InterruptedException {
    ArchiveReader.RecordReader<IOException> values =
        record -> {
          byte[] value = record.value();
          if (value != null && isOfTheBeginning(record.partition(), record.offset())) {
            reader.read(record.partition(), record.offset(), value);
          }
        };
    archive.each(Topic.ARTICLES_ENRICHED, null, values);
  }

  /** It may have grown since. */
  private boolean isOfTheBeginning(int partition, long offset) {
    ArchiveFile.Span span = spans.get(partition);
    return span != null && offset <= span.to();
  }
}
