package org.newswatch.analysis;

import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;

/** What an index may set on its {@code asciifolding} filter; the server implements this. */
@AnalysisSettings
public interface AsciiFoldingSettings {

  /** Whether the unfolded token stays beside the folded one. */
  @BooleanSetting(path = "preserve_original", defaultValue = false)
  boolean preserveOriginal();
}
