package org.newswatch.alerts.backtest;

import java.util.ArrayList;
import java.util.List;
import org.newswatch.contract.Alert;

/**
 * Some of the alerts, spread evenly over all of them, however many come: every second, then every
 * fourth, and so on, so that never more than twice what is shown is held.
 */
final class Samples {

  private final List<Alert> kept = new ArrayList<>();
  private long step = 1;
  private long seen;

  void add(Alert alert) {
    if (seen % step == 0) {
      kept.add(alert);
    }
    seen++;
    if (kept.size() == 2 * BackTest.SAMPLES_MAX) {
      for (int i = kept.size() - 1; i > 0; i -= 2) {
        kept.remove(i);
      }
      step *= 2;
    }
  }

  List<Alert> newestFirst() {
    List<Alert> shown = new ArrayList<>();
    int count = Math.min(BackTest.SAMPLES_MAX, kept.size());
    for (int i = count - 1; i >= 0; i--) {
      shown.add(kept.get(i * kept.size() / count));
    }
    return shown;
  }
}
