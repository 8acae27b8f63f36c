package org.newswatch.contract;

/** An article with its annotation; the value of {@link Topic#ARTICLES_ANNOTATED}. */
public record AnnotatedArticle(RawArticle article, Annotation annotation) {

  public AnnotatedArticle {
    Check.present("article", article);
    Check.present("annotation", annotation);
  }

  public ArticleId id() {
    return article.id();
  }
}
