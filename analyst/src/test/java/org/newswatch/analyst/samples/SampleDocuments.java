package org.newswatch.analyst.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.newswatch.contract.DateMention;
import org.newswatch.contract.EntityRef;
import org.newswatch.contract.Field;
import org.newswatch.contract.Granularity;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.Resolution;
import org.newswatch.contract.TimexType;
import org.newswatch.query.NameText;
import tools.jackson.databind.json.JsonMapper;

/** Documents as the index holds them, written for the tests. */
public final class SampleDocuments {

  private static final JsonMapper JSON = new JsonMapper();

  public static final String ID = "0123456789abcdef0123456789abcdef";

  private static final String TEXT =
      """
      Marta Kowalenko opened the river crossing at Velin on Monday, two years after the old one was closed. \
      The mayor said the first lorries may use it from 1 December.

      The Harbour Board paid for a third of the works. Kowalenka, as her name is written across the border, \
      promised that the eastern ramp would follow in the spring of 2027.

      Drivers queued from early morning. "We lost an hour a day," said Ilya Dorn of the Hauliers' Union.""";

  private SampleDocuments() {}

  public static String bridge() {
    var mentions = new ArrayList<Mention>();
    person(mentions, "Marta Kowalenko", "Marta Kowalenko");
    person(mentions, "Kowalenka", "Marta Kowalenko");
    person(mentions, "Ilya Dorn", "Ilya Dorn");
    add(mentions, "Velin", MentionType.LOCATION, "Velin");
    add(mentions, "Harbour Board", MentionType.ORGANIZATION, "Harbour Board");
    add(mentions, "Hauliers' Union", MentionType.ORGANIZATION, "Hauliers' Union");
    return document(
        "New crossing opens at Velin",
        TEXT,
        "https://paper-a.test/velin",
        "Paper A",
        mentions,
        List.of(
            date("Monday", "2026-11-16", "2026-11-16"),
            date("1 December", "2026-12-01", "2026-12-01"),
            date("the spring of 2027", "2027-03-01", "2027-05-31")),
        List.of(
            new EntityRef("e1", MentionType.PERSON, "Marta Kowalenko", .5, 2),
            new EntityRef("e2", MentionType.PERSON, "Ilya Dorn", .1, 1),
            new EntityRef("e3", MentionType.LOCATION, "Velin", .2, 1),
            new EntityRef("e4", MentionType.ORGANIZATION, "Harbour Board", .1, 1),
            new EntityRef("e5", MentionType.ORGANIZATION, "Hauliers' Union", .1, 1)));
  }

  /** Everything that a page shows, and each tries to break out. */
  public static String hostile(String attack) {
    String text = attack + " stood there on " + attack + ".";
    return document(
        attack,
        text,
        "javascript:alert(1)//" + attack,
        attack,
        List.of(
            new Mention(Field.TEXT, attack, 0, attack.length(), MentionType.PERSON, attack),
            new Mention(Field.TITLE, attack, 0, attack.length(), MentionType.MISC, attack)),
        List.of(
            new DateMention(
                Field.TEXT,
                attack,
                text.length() - 1 - attack.length(),
                text.length() - 1,
                TimexType.DATE,
                attack,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 1),
                Granularity.DAY,
                Resolution.EXPLICIT)),
        List.of(
            new EntityRef("e1", MentionType.PERSON, attack, .5, 2),
            new EntityRef("e2", MentionType.ORGANIZATION, attack, .2, 2),
            new EntityRef("e3", MentionType.LOCATION, attack, .2, 1)));
  }

  private static String document(
      String title,
      String text,
      String url,
      String source,
      List<Mention> mentions,
      List<DateMention> dates,
      List<EntityRef> entities) {
    return new String(
        JSON.writeValueAsBytes(
            Map.ofEntries(
                Map.entry("articleId", ID),
                Map.entry("title", title),
                Map.entry("text", text),
                Map.entry("keyTitle", keyed(title, mentions)),
                Map.entry("keyText", keyed(text, mentions)),
                Map.entry(
                    "mentionedShortDates", dates.stream().map(SampleDocuments::span).toList()),
                Map.entry("url", url),
                Map.entry("file", source),
                Map.entry("source", Map.of("id", source, "name", source)),
                Map.entry("@timestamp", "2026-11-16T09:30:00Z"),
                Map.entry("publishedAt", "2026-11-16T09:30:00Z"),
                Map.entry("firstSeenAt", "2026-11-16T09:31:00Z"),
                Map.entry("language", source.length() > 20 ? source : "en"),
                Map.entry("byline", List.of(source)),
                Map.entry("revision", 2),
                Map.entry("pipelineVersion", source),
                Map.entry("storyId", source.length() > 20 ? source : "s8"),
                Map.entry("revised", revised(source, entities)),
                Map.entry("persons", labels(entities, MentionType.PERSON)),
                Map.entry("organizations", labels(entities, MentionType.ORGANIZATION)),
                Map.entry("places", labels(entities, MentionType.LOCATION)),
                Map.entry("entityIds", entities.stream().map(EntityRef::id).toList()),
                Map.entry(
                    "annotations",
                    Map.of("mentions", mentions, "dates", dates, "entities", entities)))),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Foreign texts where a revision has some. */
  private static Map<String, Object> revised(String before, List<EntityRef> entities) {
    List<String> labels = entities.stream().map(EntityRef::label).limit(1).toList();
    return Map.of(
        "titleBefore", before, "entitiesRemoved", labels, "entityIdsRemoved", List.of(before));
  }

  private static Map<String, String> span(DateMention date) {
    return Map.of("gte", String.valueOf(date.from()), "lte", String.valueOf(date.to()));
  }

  private static String keyed(String text, List<Mention> mentions) {
    String keyed = text;
    for (Mention mention : mentions) {
      keyed = keyed.replace(mention.surface(), NameText.keyed(mention.surface()));
    }
    return keyed;
  }

  private static List<String> labels(List<EntityRef> entities, MentionType type) {
    return entities.stream().filter(e -> e.type() == type).map(EntityRef::label).toList();
  }

  private static void person(List<Mention> mentions, String surface, String head) {
    add(mentions, surface, MentionType.PERSON, head);
  }

  private static void add(List<Mention> mentions, String surface, MentionType type, String head) {
    int start = TEXT.indexOf(surface);
    mentions.add(new Mention(Field.TEXT, surface, start, start + surface.length(), type, head));
  }

  private static DateMention date(String surface, String from, String to) {
    int start = TEXT.indexOf(surface);
    return new DateMention(
        Field.TEXT,
        surface,
        start,
        start + surface.length(),
        TimexType.DATE,
        from,
        LocalDate.parse(from),
        LocalDate.parse(to),
        Granularity.DAY,
        Resolution.RELATIVE);
  }
}
