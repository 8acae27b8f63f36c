package org.newswatch.analyst.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.contract.Source;
import org.newswatch.desk.SourceLooks;

/** Sources as REST. */
public final class SourceRest {

  private static final String GROUP = "sources";
  private static final Param<String> ID =
      Param.inPath("id", "The source's id.", "must be a source's id", Optional::of);

  private SourceRest() {}

  /** All of them. */
  public record Sources(List<SourceView> sources) {}

  /**
   * What somebody wants to add; what is absent is found out.
   *
   * @param address a feed, a sitemap, a page that lists articles, or a site's home page
   */
  @JsonInclude
  public record Wanted(
      @Nullable String address,
      Source.@Nullable Kind kind,
      @Nullable String id,
      @Nullable String name,
      @Nullable String country,
      @Nullable String language) {

    SourceLooks.Wish wish() {
      return new SourceLooks.Wish(
          address == null ? "" : address, kind, id, name, country, language);
    }
  }

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(SourceCalls calls) {
    return List.of(
        Endpoint.get("/sources", "sources")
            .says(GROUP, "All sources and how they do.")
            .answers(
                Sources.class,
                request -> calls.all().then(all -> new Result.Found<>(new Sources(all)))),
        Endpoint.get("/sources/{id}", "source")
            .says(GROUP, "One source and how it does.")
            .takes(ID)
            .answers(SourceView.class, request -> calls.get(request.get(ID))),
        Endpoint.post("/sources/look", "lookAtSource")
            .says(GROUP, "What an address would give as a source; nothing is added.")
            .takes(Wanted.class)
            .answers(
                SourceLooks.Look.class, request -> calls.look(request.body(Wanted.class).wish())),
        Endpoint.post("/sources", "addSource")
            .says(GROUP, "Adds what an address leads to, after a look at it.")
            .takes(Wanted.class)
            .answers(SourceView.class, request -> calls.add(request.body(Wanted.class).wish())),
        Endpoint.post("/sources/{id}/pause", "pauseSource")
            .says(GROUP, "Leaves a source alone until it is resumed.")
            .takes(ID)
            .answers(SourceView.class, request -> calls.pause(request.get(ID))),
        Endpoint.post("/sources/{id}/resume", "resumeSource")
            .says(GROUP, "Goes on with a source.")
            .takes(ID)
            .answers(SourceView.class, request -> calls.resume(request.get(ID))),
        Endpoint.delete("/sources/{id}", "removeSource")
            .says(GROUP, "Takes a source out; its articles stay.")
            .takes(ID)
            .answers(SourceCalls.Removed.class, request -> calls.remove(request.get(ID))));
  }
}
