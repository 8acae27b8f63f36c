package org.newswatch.enricher.connect.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.newswatch.contract.MentionType;

final class StoryRowsPropertyTest {

  @Property(tries = 200)
  void what_a_story_tells_reads_as_it_was_written(
      @ForAll @Size(max = 50) List<Integer> keys,
      @ForAll float amount,
      @ForAll int count,
      @ForAll long time,
      @ForAll @Size(max = 5) List<String> languages) {
    int[] sorted = keys.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    Running story = new Running("s1", time);
    story.touched = time + 1;
    story.first = time - 1;
    story.last = time;
    story.written = -time;
    story.articles = count & Integer.MAX_VALUE;
    story.dampedNorm = amount;
    story.languages.addAll(languages);
    float[] amounts = new float[sorted.length];
    Arrays.fill(amounts, amount);
    float[] named = new float[sorted.length];
    int[] counts = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      named[i] = Features.isOfAnyLanguage(sorted[i]) ? amount : 0;
      counts[i] = (count + i) & Integer.MAX_VALUE;
    }
    story.told = new Told(new Features(sorted, amounts, amounts, named), counts);

    byte[] row = StoryRows.of(story);
    Running read = StoryRows.running("s1", row);

    assertThat(StoryRows.of(read)).isEqualTo(row);
    assertThat(read.told.features.keys).isEqualTo(sorted);
    assertThat(read.told.features.named).isEqualTo(named);
    assertThat(read.told.counts).isEqualTo(counts);
    assertThat(read.opened).isEqualTo(time);
    assertThat(read.written).isEqualTo(-time);
    assertThat(read.languages).isEqualTo(languages);
  }

  @Property(tries = 200)
  void what_readers_see_reads_as_it_was_written(
      @ForAll String title,
      @ForAll @Size(max = 10) List<String> entities,
      @ForAll @Size(max = 10) List<Long> hours,
      @ForAll int count) {
    int articles = count & Integer.MAX_VALUE;
    Facts facts = new Facts();
    facts.id = "s1";
    facts.title = title;
    facts.articles = articles;
    facts.first = -articles;
    entities.forEach(
        entity -> facts.entities.put(entity, new Facts.Count(MentionType.MISC, title, articles)));
    hours.forEach(hour -> facts.hours.put(hour, (long) articles));
    hours.forEach(day -> facts.days.put(day, 0.5f));
    facts.papers.add(count);

    byte[] row = StoryRows.of(facts);
    Facts read = StoryRows.facts(row);

    assertThat(StoryRows.of(read)).isEqualTo(row);
    assertThat(read.title).isEqualTo(title);
    assertThat(read.entities).isEqualTo(facts.entities);
    assertThat(read.hours).isEqualTo(facts.hours);
    assertThat(read.days).isEqualTo(facts.days);
    assertThat(read.papers).isEqualTo(facts.papers);
  }
}
