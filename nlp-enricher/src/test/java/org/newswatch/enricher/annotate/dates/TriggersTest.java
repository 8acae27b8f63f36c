package org.newswatch.enricher.annotate.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.DateMention;
import tools.jackson.databind.json.JsonMapper;

/** Sentences that are spared the readers and SUTime hold nothing that these would find. */
final class TriggersTest {

  private static final LocalDate DAY = LocalDate.parse("2021-02-17");

  /** Sentences of each set: SUTime on all of them is slow, which is why there are triggers. */
  private static final int SENTENCES_MAX = 500;

  private static final int SENTENCE_TOKENS_MAX = 120;

  @Test
  void no_sentence_in_which_a_date_is_found_is_left_out() throws IOException {
    Path shared = shared();
    Assumptions.assumeTrue(
        shared != null, "skipped TriggersTest: no labelled data lies beside the project");
    if (shared == null) {
      return;
    }
    Sutime sutime = Sutime.load();
    int all = 0;
    int passed = 0;
    var missed = new ArrayList<String>();
    for (List<String> texts :
        List.of(
            jsonTexts(shared.resolve("bench/dates/meantime.jsonl")),
            jsonTexts(shared.resolve("bench/ner/worldwide-a.jsonl")),
            plainTexts(shared.resolve("seeds")))) {
      int left = SENTENCES_MAX;
      for (String text : texts) {
        for (var tokens : EnglishText.sentences(text)) {
          if (tokens.size() > SENTENCE_TOKENS_MAX || left-- <= 0) {
            continue;
          }
          Sentence sentence = Sentence.of(tokens);
          all++;
          if (Triggers.any(sentence.words())) {
            passed++;
          } else if (isDated(sutime, sentence, text)) {
            missed.add(String.join(" ", sentence.words()));
          }
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "triggers: %d of %d sentences pass (%.3f)%n",
        passed,
        all,
        (double) passed / all);
    assertThat(missed).isEmpty();
    assertThat(all).isGreaterThan(1_000);
    assertThat((double) passed / all).isLessThan(0.55);
  }

  @Test
  void the_dates_of_a_text_do_not_depend_on_the_texts_before() throws IOException {
    var texts = new ArrayList<String>();
    for (int i = 1; i <= 28; i++) {
      texts.add(
          "Police said on Monday that he was held on February %d. The next day he was freed."
                  .formatted(i)
              + " A year earlier, at dawn, he had left; three weeks later she will follow.");
    }
    Map<String, List<DateMention>> first = new HashMap<>();
    texts.forEach(text -> first.put(text, EnglishText.dates("2021-02-17", text)));
    Collections.shuffle(texts, new Random(3));
    texts.forEach(
        text -> assertThat(EnglishText.dates("2021-02-17", text)).isEqualTo(first.get(text)));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "the",
            "a",
            "last",
            "next",
            "two",
            "1,5",
            "9",
            "12-",
            "-",
            "week",
            "weeks",
            "ago",
            "of",
            "end",
            "early",
            "mid-",
            "mid-2011",
            "February",
            "30",
            "31",
            "9-13",
            "2020",
            "0000",
            "Monday",
            "night",
            "at",
            "8",
            "p.m.",
            "24:61",
            "(",
            ")",
            "GMT",
            "+8",
            "quarter",
            "third",
            "same",
            "day",
            "before",
            "after",
            "that",
            "year",
            "half",
            "and",
            "'",
            "60s",
            "'82",
            "99th",
            "century",
            "Christmas",
            "every",
            "in",
            "99999999999999",
            "99999",
            "years",
            "later",
            ".",
            "Q4",
            "fy",
            "FY13",
            "to",
            "until",
            "9/11",
            "31/02/2021",
            "\ud83d\ude00",
            "hundred",
            "few")
        .list()
        .ofMinSize(1)
        .ofMaxSize(25)
        .map(words -> String.join(" ", words));
  }

  @Property(tries = 100)
  void any_words_are_read_and_spans_lie_in_the_text(@ForAll("texts") String text) {
    int end = 0;
    for (DateMention date : EnglishText.dates("2021-02-17", text)) {
      assertThat(text.substring(date.start(), date.end())).isEqualTo(date.surface());
      assertThat(date.start()).isGreaterThanOrEqualTo(end);
      end = date.end();
    }
  }

  private static boolean isDated(Sutime sutime, Sentence sentence, String text) {
    boolean ours =
        new PlainDates(new NewsDay(DAY), DayOrder.UNKNOWN)
            .read(sentence).stream().anyMatch(reading -> reading.days() != null);
    return ours
        || sutime.read(sentence, text, DAY).stream()
            .anyMatch(read -> new SutimeDays(new NewsDay(DAY)).days(sentence, 0, read) != null);
  }

  private static List<String> jsonTexts(Path file) throws IOException {
    var json = JsonMapper.builder().build();
    var texts = new ArrayList<String>();
    for (String line : Files.readAllLines(file)) {
      texts.add(json.readTree(line).get("text").asString());
    }
    return texts;
  }

  private static List<String> plainTexts(Path folder) throws IOException {
    var texts = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(folder, "0*.txt")) {
      for (Path file : files) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static @Nullable Path shared() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path shared = folder.resolve("shared");
      if (Files.isRegularFile(shared.resolve("bench/dates/meantime.jsonl"))) {
        return shared;
      }
      folder = folder.getParent();
    }
    return null;
  }
}
