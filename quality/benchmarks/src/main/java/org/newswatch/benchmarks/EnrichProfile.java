package org.newswatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the time goes, by Flight Recorder: shares of the annotator's own classes. */
final class EnrichProfile implements AutoCloseable {

  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final String OURS = "org.newswatch.enricher.annotate.";
  private static final Duration EVERY = Duration.ofMillis(10);
  private static final int SHOWN = 10;

  private final Recording recording;

  EnrichProfile() {
    recording = new Recording();
    recording.enable(SAMPLE).withPeriod(EVERY);
    recording.start();
  }

  /** Ends the recording; prints which of our classes had asked for what was running. */
  void print(Figures figures) throws IOException {
    Path file = Files.createTempFile("enrich-", ".jfr");
    try {
      recording.stop();
      recording.dump(file);
      Map<String, Integer> samples = new HashMap<>();
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        String asker = asker(event);
        if (!asker.isEmpty()) {
          samples.merge(asker, 1, Integer::sum);
        }
      }
      print(figures, samples);
    } finally {
      Files.delete(file);
    }
  }

  private static void print(Figures figures, Map<String, Integer> samples) {
    int all = samples.values().stream().mapToInt(Integer::intValue).sum();
    figures.count("enrich.profile.samples", all);
    List<Map.Entry<String, Integer>> most =
        samples.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(SHOWN)
            .toList();
    for (var entry : most) {
      figures.ratio("enrich.profile." + entry.getKey(), (double) entry.getValue() / all);
    }
  }

  /** Our innermost class on the stack; empty when none is. */
  private static String asker(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return "";
    }
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      String name = frame.getMethod().getType().getName();
      if (name.startsWith(OURS)) {
        int inner = name.indexOf('$');
        String outer = inner < 0 ? name : name.substring(0, inner);
        return outer.substring(outer.lastIndexOf('.') + 1);
      }
    }
    return "";
  }

  @Override
  public void close() {
    recording.close();
  }
}
