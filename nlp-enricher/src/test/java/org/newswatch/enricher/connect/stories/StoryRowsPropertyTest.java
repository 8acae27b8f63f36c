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
  void a_change_makes_of_a_story_what_it_was(
      @ForAll @Size(max = 50) List<Integer> keys,
      @ForAll @Size(max = 50) List<Integer> more,
      @ForAll long time,
      @ForAll boolean cut) {
    Running story = new Running("s1", 7);
    Change first = new Change(text(keys), 2, 3, 4, null);
    story.told = first.after(Told.NOTHING);
    Running read = StoryRows.running("s1", StoryRows.of(story));
    int size = new Change(text(more), 5, 6, 7, null).after(story.told).size();
    int[] kept = cut && size > 1 ? new int[] {size - 1} : null;
    story.change = new Change(text(more), 5, 6, 7, kept);
    story.told = story.change.after(story.told);
    story.touched = time;
    story.first = Math.min(0, time);
    story.last = Math.max(0, time);
    story.articles = 2;

    byte[] row = StoryRows.ofChange(story);
    StoryRows.change(read, row);

    assertThat(StoryRows.changed(row)).isEqualTo(time);
    assertThat(StoryRows.of(read)).isEqualTo(StoryRows.of(story));
  }

  private static Features text(List<Integer> keys) {
    Features.Builder text = new Features.Builder();
    for (int key : keys) {
      text.inText(key, 1 + Math.abs(key % 3));
      if (key % 2 == 0) {
        text.inTitle(key);
      }
      text.share(key, key % 5 == 0 ? 0.5f : 1);
    }
    return text.build();
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
