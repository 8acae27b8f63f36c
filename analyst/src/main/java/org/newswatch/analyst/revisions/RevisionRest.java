package org.newswatch.analyst.revisions;

import java.util.List;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.rest.Param;
import org.newswatch.contract.ArticleId;

/** Revisions as REST. */
public final class RevisionRest {

  private static final int REVISION_MOST = 1_000_000;

  private static final Param<ArticleId> ID = Param.articleId();
  private static final Param<Integer> BEFORE =
      Param.number("before", "The one revision.", 1, 1, REVISION_MOST).needed();
  private static final Param<Integer> AFTER =
      Param.number("after", "The other.", 1, 1, REVISION_MOST).needed();

  private RevisionRest() {}

  /** Those that these calls answer. */
  public static List<Endpoint> endpoints(RevisionCalls calls) {
    return List.of(
        Endpoint.get("/articles/{id}/revisions", "revisions")
            .says("articles", "The revisions of an article, the newest first.")
            .takes(ID)
            .answers(RevisionCalls.Revisions.class, request -> calls.revisions(request.get(ID))),
        Endpoint.get("/articles/{id}/difference", "difference")
            .says("articles", "How one revision of an article became another.")
            .takes(ID, BEFORE, AFTER)
            .answers(
                Difference.class,
                request ->
                    calls.difference(request.get(ID), request.get(BEFORE), request.get(AFTER))));
  }
}
