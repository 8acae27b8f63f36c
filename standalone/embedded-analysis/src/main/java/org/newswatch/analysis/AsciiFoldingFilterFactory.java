package org.newswatch.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** The {@code asciifolding} token filter of a full server, {@code preserve_original} included. */
@NamedComponent("asciifolding")
public final class AsciiFoldingFilterFactory implements TokenFilterFactory {

  private final boolean preserveOriginal;

  /** The server calls this with the settings of the index. */
  @Inject
  public AsciiFoldingFilterFactory(AsciiFoldingSettings settings) {
    this.preserveOriginal = settings.preserveOriginal();
  }

  @Override
  public TokenStream create(TokenStream tokens) {
    return new ASCIIFoldingFilter(tokens, preserveOriginal);
  }

  // Wildcards and prefixes must become one term, so here the original is never kept.
  @Override
  public TokenStream normalize(TokenStream tokens) {
    return new ASCIIFoldingFilter(tokens);
  }
}
