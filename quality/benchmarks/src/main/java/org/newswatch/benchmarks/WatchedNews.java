package org.newswatch.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.newswatch.contract.ArticleId;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.SourceRef;
import org.newswatch.contract.Subscription;

/**
 * Articles put together of sentences of given texts, and subscriptions for made-up people of whom
 * nobody else's sentences speak. So which articles are to be told of, and to whom, is known before.
 */
final class WatchedNews {

  private static final int SENTENCES_LEAST = 15;
  private static final int SENTENCES_MORE = 20;
  private static final int POOL_LEAST = 200;
  private static final int WORDS_LEAST = 6;
  private static final int WORDS_MOST = 60;
  private static final int PARAGRAPH_SENTENCES = 4;
  private static final int PAPERS = 40;
  private static final int FAMILY_FROM = 700_000;
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\"])");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** What is asked of a person's name, in turn: spellings, phrases, distance, exclusion. */
  private static final List<String> QUERIES =
      List.of(
          "\"%s\"",
          "=\"%s\"",
          "person:\"%s\"",
          "\"%s\" NEAR/12 =harbour",
          "\"%s\" AND (ferry OR =harbour)",
          "\"%s\" NOT =volleyball");

  /**
   * An article, and who is to be told of it.
   *
   * @param subscription the id of the one subscription that it matches; empty for none
   */
  record Watched(RawArticle article, Optional<String> subscription) {}

  private final List<String> pool;
  private final int subscriptions;
  private final double share;
  private final Random random;
  private int made;

  /**
   * @param share of the articles, those that match a subscription
   * @throws BadDataException when the texts have too few sentences to make others of
   */
  WatchedNews(List<String> texts, int subscriptions, double share, long seed) {
    this.subscriptions = subscriptions;
    this.share = share;
    random = new Random(seed);
    Set<String> sentences = new LinkedHashSet<>();
    for (String text : texts) {
      for (String sentence : SENTENCE_END.split(text, -1)) {
        int words = SPACE.split(sentence.strip()).length;
        if (words >= WORDS_LEAST && words <= WORDS_MOST) {
          sentences.add(sentence.strip());
        }
      }
    }
    pool = List.copyOf(sentences);
    if (pool.size() < POOL_LEAST) {
      throw new BadDataException("the texts have too few sentences to make others of");
    }
  }

  /** Each of them is told of every article that matches, at once. */
  List<Subscription> subscriptions(Instant now) {
    List<Subscription> all = new ArrayList<>();
    for (int i = 0; i < subscriptions; i++) {
      String query = QUERIES.get(i % QUERIES.size()).formatted(person(i));
      all.add(
          Subscription.builder(id(i), "desk", person(i), query, now)
              .per(Subscription.Per.ARTICLE)
              .build());
    }
    return all;
  }

  /** Another one, published and fetched at this time. */
  Watched next(Instant now) {
    int length = SENTENCES_LEAST + random.nextInt(SENTENCES_MORE);
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      sentences.add(pool.get(random.nextInt(pool.size())));
    }
    Optional<String> subscription = Optional.empty();
    if (random.nextDouble() < share) {
      int who = random.nextInt(subscriptions);
      subscription = Optional.of(id(who));
      sentences.add(
          random.nextInt(length),
          person(who) + " told reporters that the harbour would be opened again.");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences.size(); i++) {
      text.append(sentences.get(i)).append(i % PARAGRAPH_SENTENCES == 3 ? "\n\n" : " ");
    }
    String paper = "paper" + random.nextInt(PAPERS);
    String url = "https://" + paper + ".test/" + made++;
    RawArticle article =
        RawArticle.builder(
                ArticleId.ofUrl(url),
                new SourceRef(paper, paper, paper + ".test", null, "en"),
                pool.get(random.nextInt(pool.size())),
                text.toString().strip(),
                now)
            .url(url)
            .publishedAt(now)
            .build();
    return new Watched(article, subscription);
  }

  private static String id(int number) {
    return "s" + number;
  }

  private static String person(int number) {
    return "Henrik " + MadeUpNews.name(FAMILY_FROM + number, "family");
  }
}
