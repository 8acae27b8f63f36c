package org.newswatch.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.EnrichedArticle;
import org.newswatch.query.Analyzers;
import org.newswatch.query.LuceneDocuments;
import org.newswatch.query.MomentSearcher;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;

/** What alerts are matched by and the plain interpreter find the same articles. */
class LuceneAgreementTest {

  private static final int ARTICLES = 600;
  private static final int QUERIES_EACH = 16;

  /** Pairs of a query and an article that each operator and field must have of both outcomes. */
  private static final int PAIRS_LEAST = 500;

  @Test
  void lucene_and_interpreter_agree_on_every_operator_and_field() throws IOException {
    List<EnrichedArticle> news = GeneratedNews.of(ARTICLES, 3);
    List<Reading> readings = news.stream().map(Reading::new).toList();
    var interpreter = new Interpreter(GeneratedNews.ASKER, GeneratedNews::stem);
    var differences = new ArrayList<String>();
    try (var directory = new ByteBuffersDirectory()) {
      try (var writer = new IndexWriter(directory, new IndexWriterConfig(Analyzers.article()))) {
        for (EnrichedArticle article : news) {
          writer.addDocument(LuceneDocuments.of(article));
        }
        writer.forceMerge(1);
      }
      try (var reader = DirectoryReader.open(directory)) {
        var searcher = new MomentSearcher(reader, GeneratedNews.ASKER.now());
        for (var kind : GeneratedQueries.of(QUERIES_EACH, 4).entrySet()) {
          int matching = 0;
          for (Query query : kind.getValue()) {
            var found = new BitSet();
            for (ScoreDoc hit :
                searcher.search(Queries.toLucene(query, GeneratedNews.ASKER), ARTICLES).scoreDocs) {
              found.set(hit.doc);
            }
            var right = new BitSet();
            for (int i = 0; i < readings.size(); i++) {
              right.set(i, interpreter.matches(query, readings.get(i)));
            }
            matching += right.cardinality();
            right.xor(found);
            if (!right.isEmpty()) {
              int example = right.nextSetBit(0);
              differences.add(
                  Queries.print(query)
                      + (found.get(example) ? " should not find " : " should find ")
                      + news.get(example).article().title()
                      + " | "
                      + news.get(example).article().text());
            }
          }
          int others = kind.getValue().size() * ARTICLES - matching;
          System.out.println(kind.getKey() + " " + matching + " / " + others);
          assertThat(Map.of("matching", matching, "others", others))
              .as(kind.getKey())
              .allSatisfy((outcome, pairs) -> assertThat(pairs).isGreaterThan(PAIRS_LEAST));
        }
      }
    }
    assertThat(differences).isEmpty();
  }
}
