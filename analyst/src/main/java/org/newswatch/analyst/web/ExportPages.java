package org.newswatch.analyst.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.newswatch.analyst.rest.Rest;
import org.newswatch.contract.Job;

/** Exports as their pages show them. */
final class ExportPages {

  private ExportPages() {}

  static ExportViews.Export view(Job job) {
    Map<String, String> asked = job.request();
    String query = asked.getOrDefault("q", "");
    List<BulkViews.Fact> facts = new ArrayList<>();
    facts.add(new BulkViews.Fact("Written as", asked.getOrDefault("format", "")));
    if (job.asOf() != null) {
      facts.add(new BulkViews.Fact("Indexed until", Times.minute(job.asOf())));
    }
    facts.add(new BulkViews.Fact("Articles", BulkPages.number(job.done())));
    facts.add(new BulkViews.Fact("Bytes", BulkPages.number(job.bytes())));
    return new ExportViews.Export(
        job.name(),
        "Export \u00b7 " + Times.minute(job.createdAt()),
        query,
        SearchState.of(query).href(),
        BulkPages.state(job),
        facts,
        job.state() == Job.State.DONE ? downloads(job) : List.of());
  }

  private static List<BulkViews.Tab> downloads(Job job) {
    String kept = Rest.BASE + "/jobs/" + job.id();
    return List.of(
        new BulkViews.Tab(kept + "/result", "The articles", false),
        new BulkViews.Tab(kept + "/manifest", "Manifest", false));
  }
}
