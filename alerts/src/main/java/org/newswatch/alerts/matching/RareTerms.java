package org.newswatch.alerts.matching;

import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.monitor.QueryTree;
import org.apache.lucene.monitor.TermFilteredPresearcher;

/**
 * Chooses the queries that are worth asking of an article: those of whose terms it has what they
 * cannot do without, by the terms that are rarest in the news.
 */
final class RareTerms extends TermFilteredPresearcher {

  RareTerms() {
    super(new TermWeights(), List.of(), Set.of());
  }

  /** As the parent does, without its large buffers and without what only positions need. */
  @Override
  protected Document buildQueryDocument(QueryTree tree) {
    var document = new Document();
    tree.collectTerms(
        (field, term) -> document.add(new StringField(field, term.clone(), Store.NO)));
    return document;
  }
}
