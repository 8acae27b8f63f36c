package org.newswatch.crawler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.FetchResult;
import org.newswatch.contract.FetchResult.Kind;
import org.newswatch.contract.FetchResult.Listed;
import org.newswatch.contract.FetchResult.Outcome;
import org.newswatch.contract.Source;
import org.newswatch.crawler.ResultDraft;
import org.newswatch.crawler.schedule.Frontier.Child;

/** What sitemaps and folders name. */
final class FrontierListingsTest extends FrontierInTest {

  private static final String MAP = "http://paper.test/sitemap.xml";

  @Test
  void sitemaps_that_point_at_each_other_are_read_once_a_round() {
    put("paper", Source.Kind.SITEMAP, MAP);
    List<String> read = new ArrayList<>();
    for (int rounds = 0; rounds < 2; rounds++) {
      for (List<Order> due = frontier.take(now, 1); !due.isEmpty(); due = frontier.take(now, 1)) {
        read.add(due.getFirst().url());
        frontier.offerSitemaps(
            due.getFirst(), List.of(child(MAP), child(MAP + "?1"), child(MAP + "?2")), now);
        settle(due.getFirst(), Outcome.OK, new Listed(3, 0));
      }
      now = frontier.nextDue().orElseThrow();
    }
    assertThat(read).containsExactly(MAP, MAP + "?1", MAP + "?2", MAP, MAP + "?1", MAP + "?2");
  }

  @Test
  void a_sitemap_that_says_it_has_not_changed_is_not_read_again() {
    put("paper", Source.Kind.SITEMAP, MAP);
    Order index = only();
    frontier.offerSitemaps(index, List.of(new Child(MAP + "?1", "2026-11-01")), now);
    settle(index, Outcome.OK, new Listed(1, 1));
    Order below = only();
    assertThat(below.depth()).isOne();
    settle(below, Outcome.OK, new Listed(100, 100));
    now = frontier.nextDue().orElseThrow();
    index = only();
    assertThat(index.url()).isEqualTo(MAP);
    assertThat(index.etag()).isNull();
    frontier.offerSitemaps(index, List.of(new Child(MAP + "?1", "2026-11-01")), now);
    settle(index, Outcome.OK, new Listed(1, 0));
    assertThat(frontier.take(now, 9)).isEmpty();
    now = frontier.nextDue().orElseThrow();
    index = only();
    frontier.offerSitemaps(index, List.of(new Child(MAP + "?1", "2026-11-02")), now);
    settle(index, Outcome.OK, new Listed(1, 1));
    assertThat(only().url()).isEqualTo(MAP + "?1");
  }

  @Test
  void a_sitemap_of_which_not_all_could_be_taken_is_read_again() {
    put("paper", Source.Kind.SITEMAP, MAP);
    for (int round = 0; round < 2; round++) {
      Order index = only();
      frontier.offerSitemaps(index, List.of(new Child(MAP + "?1", "2026-11-01")), now);
      settle(index, Outcome.OK, new Listed(1, 1));
      Order below = only();
      assertThat(below.url()).isEqualTo(MAP + "?1");
      frontier.settle(
          below,
          new ResultDraft(below.url(), "paper", Kind.SITEMAP, Outcome.OK, now)
              .bodyHash(null)
              .build());
      now = frontier.nextDue().orElseThrow();
    }
  }

  @Test
  void an_index_that_names_other_sitemaps_every_time_is_read_for_ever() {
    put("map", Source.Kind.SITEMAP, MAP);
    for (int round = 0; round < 3; round++) {
      now = frontier.nextDue().orElseThrow();
      Order index = only();
      List<Child> children = new ArrayList<>();
      children.add(child(MAP + "?always"));
      for (int i = 0; i < 600; i++) {
        children.add(child(MAP + "?" + round + "." + i));
      }
      assertThat(frontier.offerSitemaps(index, children, now)).isEqualTo(new Offered(601, 601, 0));
      settle(index, Outcome.OK, new Listed(601, 601));
      for (int i = 0; i < 601; i++) {
        settle(only(), Outcome.OK, new Listed(0, 0));
      }
      assertThat(frontier.take(now, 1)).isEmpty();
    }
  }

  @Test
  void a_file_that_waits_for_its_next_try_is_then_known_as_it_is() {
    put("files", Source.Kind.FOLDER, "/data/news");
    Order folder = only();
    frontier.offerFiles(folder, List.of(new Child("/data/news/a.txt", "1")), now);
    settle(folder, Outcome.OK, new Listed(1, 1));
    settle(only(), Outcome.FAILED, null);
    frontier.offerFiles(folder, List.of(new Child("/data/news/a.txt", "2")), now);
    now = now.plus(Duration.ofMinutes(5));
    settle(only(), Outcome.OK, null);
    assertThat(
            frontier.offerFiles(folder, List.of(new Child("/data/news/a.txt", "2")), now).fresh())
        .isZero();
  }

  @Test
  void files_that_are_no_more_are_forgotten_when_there_are_many() {
    put("files", Source.Kind.FOLDER, "/data/news");
    Order folder = only();
    for (int day = 0; day < 6; day++) {
      List<Child> files = new ArrayList<>();
      for (int i = 0; i < 50_000; i++) {
        files.add(new Child("/data/news/" + day + "/" + i + ".txt", "1"));
      }
      frontier.offerFiles(folder, files, now);
    }
    assertThat(frontier.files()).isLessThan(Known.FILES_MAX);
  }

  @Test
  void indexes_of_indexes_end_and_so_do_their_sitemaps() {
    put("paper", Source.Kind.SITEMAP, MAP);
    int looks = 0;
    List<Order> due = frontier.take(now, 1);
    while (!due.isEmpty()) {
      looks++;
      List<Child> deeper = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        deeper.add(child(due.getFirst().url() + "/" + i));
      }
      frontier.offerSitemaps(due.getFirst(), deeper, now);
      settle(due.getFirst(), Outcome.OK, new Listed(20, 20));
      due = frontier.take(now, 1);
    }
    assertThat(looks).isEqualTo(1 + Sitemaps.BELOW_MAX);
  }

  @Test
  void a_file_is_read_once_and_again_when_it_has_changed() {
    put("files", Source.Kind.FOLDER, "/data/news");
    Order folder = only();
    assertThat(folder.kind()).isEqualTo(Kind.FOLDER);
    frontier.offerFiles(folder, List.of(new Child("/data/news/a.txt", "1")), now);
    settle(folder, Outcome.OK, new Listed(1, 1));
    Order file = only();
    FetchResult read = settle(file, Outcome.OK, null);
    assertThat(
            frontier.offerFiles(folder, List.of(new Child("/data/news/a.txt", "1")), now).fresh())
        .isZero();
    assertThat(
            frontier.offerFiles(folder, List.of(new Child("/data/news/a.txt", "2")), now).fresh())
        .isOne();
    // And the same after a restart
    Frontier restored = new Frontier(PACE);
    var unused = restored.put(source("files", Source.Kind.FOLDER, "/data/news"), now);
    restored.replay(read);
    assertThat(
            restored.offerFiles(folder, List.of(new Child("/data/news/a.txt", "1")), now).fresh())
        .isZero();
  }
}
