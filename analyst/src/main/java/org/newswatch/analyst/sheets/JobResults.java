package org.newswatch.analyst.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.newswatch.analyst.bulk.BulkCalls;
import org.newswatch.analyst.jobs.Jobs;

/** What a job has found until now. */
final class JobResults implements Results {

  private final Jobs.JobResult result;
  private final List<String> header;
  private final int columns;

  private JobResults(Jobs.JobResult result, List<String> header, int columns) {
    this.result = result;
    this.header = header;
    this.columns = columns;
  }

  /** Reads all of them once, to know how wide they are. */
  static JobResults of(Jobs.JobResult result, List<String> header) {
    int[] columns = {header.size()};
    BulkCalls.each(result, one -> columns[0] = Math.max(columns[0], one.cells().size()));
    return new JobResults(result, header, columns[0]);
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void each(Taker taker) throws IOException {
    try {
      BulkCalls.each(result, taker::take);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
