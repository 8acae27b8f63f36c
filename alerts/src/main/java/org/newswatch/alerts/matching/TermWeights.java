package org.newswatch.alerts.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.TermWeightor;
import org.newswatch.names.NameKeys;
import org.newswatch.query.Fields;
import org.newswatch.query.LuceneDocuments;

/**
 * How much a term tells: the rarer in the news, the more. Of a query's terms the one that weighs
 * most decides for which articles the query is asked.
 */
final class TermWeights implements TermWeightor {

  /** Lines of a word, and of how many of 10,000 articles have it. */
  private static final String RESOURCE = "frequent-words.tsv";

  /** What words are taken to have that are not in the table. */
  private static final double RARE = 150;

  private static final double GIVEN_NAME_WEIGHT = 0.3;

  /** Characters beyond which a word is not taken to be rarer still. */
  private static final int CHARS_MAX = 20;

  private static final double CHAR_WEIGHT = 0.01;

  /** Fields whose every value many articles share. */
  private static final Set<String> COARSE =
      Set.of(
          Fields.LANGUAGE,
          Fields.lower(Fields.SOURCE_COUNTRY),
          Fields.TYPE_TITLE,
          Fields.TYPE_TEXT);

  private static final double COARSE_WEIGHT = 0.001;

  /** Fields whose every value some articles share. */
  private static final Set<String> SHARED =
      Set.of(
          LuceneDocuments.BEGINNINGS,
          Fields.lower(Fields.SOURCE_ID),
          Fields.lower(Fields.SOURCE_DOMAIN),
          Fields.lower(Fields.SOURCE_NAME),
          Fields.lower(Fields.SECTION));

  private static final double SHARED_WEIGHT = 0.02;

  private final Map<String, Integer> shares = read();

  @Override
  public double applyAsDouble(Term term) {
    if (COARSE.contains(term.field())) {
      return COARSE_WEIGHT;
    }
    String text = term.text();
    double length = CHAR_WEIGHT * Math.min(text.length(), CHARS_MAX);
    if (SHARED.contains(term.field())) {
      return SHARED_WEIGHT * (1 + length);
    }
    Integer share = shares.get(text);
    double rarity = share == null ? 1 : RARE / Math.max(share, RARE);
    // Half of all people go by a few given names; who is meant, the family name tells.
    double telling = NameKeys.isGivenName(text) ? Math.min(rarity, GIVEN_NAME_WEIGHT) : rarity;
    return telling * (1 + length);
  }

  private static Map<String, Integer> read() {
    try (InputStream in = TermWeights.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      Map<String, Integer> shares = new HashMap<>();
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .forEach(parts -> shares.put(parts[0], Integer.valueOf(parts[1])));
      return shares;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
