package org.newswatch.enricher.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Codec;
import org.newswatch.contract.EntityDecision;
import org.newswatch.contract.Field;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.RawArticle;
import org.newswatch.contract.Topic;
import org.newswatch.enricher.Articles;
import org.newswatch.enricher.connect.Replay.In;

final class ReplayPropertyTest {

  private static final int RECORDS = 100;
  private static final List<String> PEOPLE =
      List.of(
          "Ada Low",
          "Ada Marie Low",
          "Low",
          "Brendan Tarn",
          "B. Tarn",
          "Tarn",
          "Ian Low",
          "Nora Quist",
          "Quist");
  private static final List<String> BODIES =
      List.of("Port Board", "Ferry Union", "Skerra Council", "Port Ennis Board");

  @Property(tries = 4)
  void a_replay_with_restarts_anywhere_gives_the_same_records_byte_for_byte(@ForAll long seed) {
    Random random = new Random(seed);
    try (Replay once = new Replay();
        Replay again = new Replay()) {
      Made made = new Made(random);
      for (int i = 0; i < RECORDS; i++) {
        In in = made.next();
        List<String> out = once.answered(in);
        made.learn(out);
        if (random.nextInt(4) == 0) {
          again.restart();
        }
        assertThat(again.answered(in)).as("record %d", i).isEqualTo(out);
        assertThat(out).noneMatch(one -> one.startsWith(ConnectTopology.DEAD_LETTERS));
      }
    }
  }

  @Property(tries = 4)
  void an_article_that_fails_leaves_no_trace(@ForAll long seed) {
    Random random = new Random(seed);
    try (Replay without = new Replay();
        Replay with = new Replay()) {
      Made made = new Made(random);
      for (int i = 0; i < RECORDS; i++) {
        if (random.nextInt(3) == 0) {
          String title = random.nextBoolean() ? Replay.BREAKS_EARLY : Replay.BREAKS_LATE;
          assertThat(with.answered(made.article(title)))
              .allMatch(out -> out.startsWith(ConnectTopology.DEAD_LETTERS));
        }
        In in = made.next();
        List<String> out = without.answered(in);
        made.learn(out);
        assertThat(with.answered(in)).as("record %d", i).isEqualTo(out);
      }
      assertThat(with.rows()).isEqualTo(without.rows());
    }
  }

  /** Made-up records that repeat, revise and contradict each other. */
  private static final class Made {

    private final Random random;
    private final Set<String> entities = new TreeSet<>();
    private final List<String> decisions = new ArrayList<>();
    private Instant now = Articles.FETCHED;

    Made(Random random) {
      this.random = random;
    }

    /** Takes up the ids of the entities that records speak of. */
    void learn(List<String> out) {
      for (String one : out) {
        if (one.startsWith(ConnectTopology.ENTITIES)) {
          entities.add(one.split(" ", 3)[1]);
        }
      }
    }

    In next() {
      return !entities.isEmpty() && random.nextInt(8) == 0
          ? decision()
          : article("Title " + random.nextInt(5));
    }

    private In decision() {
      String id = "d" + decisions.size();
      Instant at = Articles.FETCHED.plusSeconds(random.nextInt(1_000));
      List<String> ids = List.copyOf(entities);
      String one = ids.get(random.nextInt(ids.size()));
      String other = ids.get(random.nextInt(ids.size()));
      EntityDecision decision =
          switch (random.nextInt(decisions.isEmpty() ? 4 : 5)) {
            case 0 ->
                one.equals(other)
                    ? new EntityDecision.Split(id, at, "ida", null, one, List.of())
                    : new EntityDecision.Merge(id, at, "ida", null, one, other);
            case 1 ->
                new EntityDecision.Split(
                    id, at, "ida", null, one, List.of(PEOPLE.get(random.nextInt(PEOPLE.size()))));
            case 2 -> new EntityDecision.Label(id, at, "ida", null, one, "Label " + id);
            case 3 ->
                new EntityDecision.Alias(
                    id, at, "ida", null, one, PEOPLE.get(random.nextInt(PEOPLE.size())));
            default ->
                new EntityDecision.Undo(
                    id, at, "ida", null, decisions.get(random.nextInt(decisions.size())));
          };
      decisions.add(id);
      return new In(
          Topic.ENTITY_DECISIONS, id, new String(Codec.ENTITY_DECISION.encode(decision), UTF_8));
    }

    In article(String title) {
      now = now.plus(step());
      StringBuilder text = new StringBuilder();
      List<Mention> mentions = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        say(PEOPLE.get(random.nextInt(PEOPLE.size())), MentionType.PERSON, text, mentions);
        say(BODIES.get(random.nextInt(BODIES.size())), MentionType.ORGANIZATION, text, mentions);
      }
      for (int i = random.nextInt(4); i >= 0; i--) {
        text.append(paragraph(random.nextInt(6))).append("\n\n");
      }
      RawArticle article =
          Articles.of(
              "https://paper-a.test/" + random.nextInt(60),
              title,
              text.toString(),
              random.nextInt(40) == 0 ? now.plus(Duration.ofDays(400)) : now,
              published());
      var annotation =
          new Annotation("en", mentions, List.of(), List.of(), title, "", false, "test");
      return new In(
          Topic.ARTICLES_ANNOTATED,
          article.id().value(),
          new String(
              Codec.ANNOTATED_ARTICLE.encode(new AnnotatedArticle(article, annotation)), UTF_8));
    }

    private Duration step() {
      return switch (random.nextInt(10)) {
        case 0 -> Duration.ofDays(random.nextInt(9));
        case 1 -> Duration.ofHours(random.nextInt(30));
        default -> Duration.ofMinutes(random.nextInt(20));
      };
    }

    private @Nullable Instant published() {
      return switch (random.nextInt(6)) {
        case 0 -> null;
        case 1 -> Instant.parse("0001-01-01T00:00:00Z");
        case 2 -> Instant.parse("9999-01-01T00:00:00Z");
        case 3 -> now.minus(Duration.ofDays(random.nextInt(40)));
        default -> now.minus(Duration.ofHours(random.nextInt(10)));
      };
    }

    private static void say(
        String name, MentionType type, StringBuilder text, List<Mention> mentions) {
      int start = text.length();
      text.append(name);
      mentions.add(new Mention(Field.TEXT, name, start, text.length(), type, name));
      text.append(". ");
    }

    private static String paragraph(int number) {
      Random words = new Random(number);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append("word").append(words.nextInt(3_000)).append(i % 13 == 12 ? ". " : " ");
      }
      return text.toString();
    }
  }
}
