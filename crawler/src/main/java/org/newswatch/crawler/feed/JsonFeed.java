package org.newswatch.crawler.feed;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.url.Urls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON Feed 1.0 and 1.1, token by token, so that a cut file gives what it has. */
final class JsonFeed {

  private static final Logger LOGGER = LoggerFactory.getLogger(JsonFeed.class);

  private static final int NESTING_MAX = 64;

  private static final JsonMapper STRICT = mapper(false);
  private static final JsonMapper LENIENT = mapper(true);

  private final Items items = new Items();
  private final String url;
  private @Nullable String version;
  private @Nullable String title;
  private @Nullable String site;
  private @Nullable String language;
  private boolean hasItems;

  private JsonFeed(String url) {
    this.url = url;
  }

  static FeedOutcome read(String json, String url) {
    JsonFeed strict = new JsonFeed(url);
    boolean whole = strict.readObject(STRICT, json);
    JsonFeed feed = strict;
    if (!whole) {
      feed = new JsonFeed(url);
      var unused = feed.readObject(LENIENT, json);
    }
    return feed.outcome(!whole);
  }

  private FeedOutcome outcome(boolean repaired) {
    boolean named = version != null && version.contains("jsonfeed");
    if (!hasItems || !(named || items.entries() > 0)) {
      return new FeedOutcome.Refused("not-a-feed", "it is JSON, and no JSON Feed");
    }
    return items.read(new FeedHead("json", title, site, language, null), repaired || !named);
  }

  /** Whether it could be read to its end. */
  private boolean readObject(JsonMapper mapper, String json) {
    try (JsonParser parser = mapper.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("items") && value == JsonToken.START_ARRAY) {
          hasItems = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = mapper.readTree(parser);
            items.add(item.isObject() ? item(item) : Optional.empty());
          }
        } else if (value == JsonToken.VALUE_STRING) {
          field(name, parser.getString());
        } else {
          parser.skipChildren();
        }
      }
      return parser.nextToken() == null;
    } catch (JacksonException e) {
      LOGGER.atDebug().addKeyValue("reason", e.getOriginalMessage()).log("JSON feed ends early");
      return false;
    }
  }

  private void field(String name, String value) {
    switch (name) {
      case "version" -> version = value;
      case "title" -> title = FeedText.title(value);
      case "home_page_url" -> site = FeedText.address(url, value);
      case "language" -> language = FeedText.label(value);
      default -> {
        // Of no use here.
      }
    }
  }

  private Optional<FeedItem> item(JsonNode item) {
    return Urls.resolve(url, text(item, "url"))
        .or(() -> Urls.normalise(RomeFeed.webAddress(text(item, "id"))))
        .or(() -> Urls.resolve(url, text(item, "external_url")))
        .or(() -> attachment(item))
        .map(
            address ->
                new FeedItem(
                    address,
                    FeedText.title(text(item, "title")),
                    date(item, "date_published"),
                    date(item, "date_modified"),
                    FeedText.summary(first(item, "summary", "content_text", "content_html"))));
  }

  private Optional<String> attachment(JsonNode item) {
    JsonNode first = item.path("attachments").path(0);
    return first.isObject() ? Urls.resolve(url, text(first, "url")) : Optional.empty();
  }

  private static @Nullable String first(JsonNode item, String... names) {
    for (String name : names) {
      String value = text(item, name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode item, String name) {
    JsonNode value = item.path(name);
    return value.isString() ? value.stringValue() : null;
  }

  private static @Nullable Instant date(JsonNode item, String name) {
    String text = text(item, name);
    return text == null ? null : FeedDates.parse(text).orElse(null);
  }

  private static JsonMapper mapper(boolean lenient) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_MAX)
                        .maxStringLength(FeedReader.BODY_BYTES_MAX)
                        .build())
                .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, lenient)
                .configure(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER, lenient)
                .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, lenient)
                .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, lenient)
                .configure(JsonReadFeature.ALLOW_MISSING_VALUES, lenient)
                .build())
        // Items are read one by one out of the file.
        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
