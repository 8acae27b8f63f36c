package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Text;
import tools.jackson.databind.JsonNode;

/** What a page says of its article in JSON-LD; nothing when it says nothing readable. */
final class JsonLd {

  /**
   * An author as stated.
   *
   * @param organisation whether it is said to be no person
   */
  record Author(String name, boolean organisation) {}

  /** Script elements looked at in one page. */
  private static final int SCRIPTS_MAX = 30;

  private static final int AUTHORS_MAX = 50;

  /** Characters of a value that is no text of its own. */
  private static final int VALUE_CHARS_MAX = 10_000;

  /** Articles that a page may hold besides its own before it is a list of them. */
  private static final int STRANGERS_MAX = 1;

  private static final List<String> ARTICLE_TYPES =
      List.of(
          "newsarticle",
          "reportagenewsarticle",
          "analysisnewsarticle",
          "opinionnewsarticle",
          "backgroundnewsarticle",
          "reviewnewsarticle",
          "liveblogposting",
          "blogposting",
          "article",
          "advertisercontentarticle",
          "satiricalarticle",
          "scholarlyarticle",
          "medicalscholarlyarticle",
          "techarticle",
          "socialmediaposting",
          "discussionforumposting",
          "report");
  private static final Set<String> PAGE_TYPES =
      Set.of(
          "webpage", "itempage", "aboutpage", "medicalwebpage", "podcastepisode", "creativework");
  private static final Set<String> ORGANISATION_TYPES =
      Set.of("organization", "newsmediaorganization", "corporation", "brand", "website");

  private final @Nullable JsonNode article;
  private final @Nullable JsonNode webPage;
  private final String siteName;
  private final Map<String, JsonNode> byId;

  private JsonLd(
      @Nullable JsonNode article,
      @Nullable JsonNode webPage,
      String siteName,
      Map<String, JsonNode> byId) {
    this.article = article;
    this.webPage = webPage;
    this.siteName = siteName;
    this.byId = byId;
  }

  /**
   * Reads the scripts.
   *
   * @param url of the page, to tell its article from others that it lists
   * @param title of the document, for the same
   */
  static JsonLd of(List<Element> scripts, String url, String title) {
    List<JsonNode> objects = new ArrayList<>();
    for (Element script : scripts.subList(0, Math.min(scripts.size(), SCRIPTS_MAX))) {
      JsonLdReader.read(script.data(), objects);
    }
    Map<String, JsonNode> byId = new HashMap<>();
    List<JsonNode> articles = new ArrayList<>();
    JsonNode webPage = null;
    String siteName = "";
    for (JsonNode object : objects) {
      String id = text(object.get("@id"));
      if (id != null && object.size() > 1) {
        byId.merge(id, object, (old, more) -> more.size() > old.size() ? more : old);
      }
      Set<String> types = types(object);
      if (rank(types, object) < Integer.MAX_VALUE) {
        articles.add(object);
      } else if (webPage == null && types.stream().anyMatch(PAGE_TYPES::contains)) {
        webPage = object;
      } else if (siteName.isEmpty() && types.contains("website")) {
        String name = text(object.get("name"));
        siteName = name == null ? "" : name;
      }
    }
    JsonNode best = best(articles, url, SiteName.key(Text.cut(title, VALUE_CHARS_MAX)));
    if (siteName.isEmpty() && best != null && best.get("publisher") != null) {
      JsonLd withIds = new JsonLd(best, webPage, "", byId);
      siteName = withIds.string("publisher").orElse("");
    }
    return new JsonLd(best, webPage, siteName, byId);
  }

  private static @Nullable JsonNode best(List<JsonNode> articles, String url, String titleKey) {
    JsonNode best = null;
    int bestRank = Integer.MAX_VALUE;
    int strangers = 0;
    String path = path(url);
    for (JsonNode object : articles) {
      String address = address(object);
      String headline = text(object.get("headline"));
      String key = headline == null ? "" : SiteName.key(Text.cut(headline, VALUE_CHARS_MAX));
      boolean same =
          (address != null && path(address).equals(path) && path.length() > 1)
              || (!key.isEmpty()
                  && (titleKey.startsWith(key) || key.startsWith(titleKey))
                  && !titleKey.isEmpty());
      boolean stranger = !same && address != null && path(address).length() > 1;
      strangers += stranger ? 1 : 0;
      int rank = rank(types(object), object) + (same ? 0 : stranger ? 2_000 : 1_000);
      if (rank < bestRank) {
        best = object;
        bestRank = rank;
      }
    }
    return bestRank >= 2_000 && strangers > STRANGERS_MAX ? null : best;
  }

  private static @Nullable String address(JsonNode object) {
    String address = text(object.get("mainEntityOfPage"));
    return address == null || address.indexOf('/') < 0 ? text(object.get("url")) : address;
  }

  /** The address without scheme, host, query and last slash. */
  private static String path(String address) {
    int scheme = address.indexOf("://");
    int from = scheme < 0 ? 0 : Math.max(0, address.indexOf('/', scheme + 3));
    if (scheme >= 0 && from == 0) {
      return "";
    }
    int end = address.length();
    for (int at = from; at < end; at++) {
      if (address.charAt(at) == '?' || address.charAt(at) == '#') {
        end = at;
      }
    }
    while (end > from && address.charAt(end - 1) == '/') {
      end--;
    }
    return address.substring(from, end);
  }

  /** Whether the page calls itself an article. */
  boolean isArticle() {
    return article != null;
  }

  /** What the site is called; empty when nothing says. */
  String siteName() {
    return siteName;
  }

  String headline() {
    return string("headline").or(() -> string("name")).orElse("");
  }

  Optional<String> string(String property) {
    return of(article, property);
  }

  /** The same of the page itself, which some describe besides its article or instead of it. */
  Optional<String> pageString(String property) {
    return of(webPage, property);
  }

  private Optional<String> of(@Nullable JsonNode object, String property) {
    return object == null
        ? Optional.empty()
        : Optional.ofNullable(text(resolve(object.get(property))));
  }

  /** Every string of a property: texts, names and addresses of the objects it holds. */
  List<String> strings(String property) {
    List<String> found = new ArrayList<>();
    if (article == null) {
      return found;
    }
    JsonNode value = article.get(property);
    if (value != null && value.isArray()) {
      for (JsonNode item : value) {
        addText(resolve(item), found);
      }
    } else {
      addText(resolve(value), found);
    }
    return found;
  }

  /** The article's authors, or those of the page when the article has none. */
  List<Author> authors() {
    List<Author> found = new ArrayList<>();
    for (JsonNode holder : holders()) {
      for (String property : List.of("author", "creator")) {
        JsonNode value = holder.get(property);
        if (value != null && found.isEmpty()) {
          addAuthors(value, found);
        }
      }
    }
    return found;
  }

  private List<JsonNode> holders() {
    List<JsonNode> holders = new ArrayList<>();
    if (article != null) {
      holders.add(article);
    }
    if (webPage != null) {
      holders.add(webPage);
    }
    return holders;
  }

  private void addAuthors(JsonNode value, List<Author> found) {
    Iterable<JsonNode> items = value.isArray() ? value : List.of(value);
    for (JsonNode item : items) {
      JsonNode author = resolve(item);
      if (author == null || found.size() >= AUTHORS_MAX) {
        continue;
      }
      boolean organisation = types(author).stream().anyMatch(ORGANISATION_TYPES::contains);
      JsonNode name = author.isObject() ? author.get("name") : author;
      List<String> names = new ArrayList<>();
      if (name != null && name.isArray()) {
        name.forEach(one -> addText(one, names));
      } else {
        addText(name, names);
      }
      for (String one : names) {
        found.add(new Author(one, organisation));
      }
    }
  }

  /** Whether the article is said to be readable only by those who pay. */
  boolean paywalled() {
    if (article == null) {
      return false;
    }
    JsonNode free = article.get("isAccessibleForFree");
    return free != null
        && (free.isBoolean() ? !free.booleanValue() : "false".equalsIgnoreCase(text(free)));
  }

  private @Nullable JsonNode resolve(@Nullable JsonNode value) {
    if (value != null && value.isObject() && value.get("name") == null) {
      String id = text(value.get("@id"));
      return id == null ? value : byId.getOrDefault(id, value);
    }
    return value;
  }

  private static void addText(@Nullable JsonNode value, List<String> found) {
    String text = text(value);
    if (text != null) {
      found.add(text);
    }
  }

  /** A plain value, the first of a list, or the name or address of an object. */
  private static @Nullable String text(@Nullable JsonNode value) {
    JsonNode node = value;
    for (int depth = 0; node != null && depth < 5; depth++) {
      if (node.isString()) {
        String text = node.stringValue().strip();
        return text.isEmpty() ? null : text;
      }
      if (node.isNumber()) {
        return node.asString();
      }
      if (node.isArray()) {
        node = node.isEmpty() ? null : node.get(0);
      } else if (node.isObject()) {
        node = firstOf(node, "@value", "name", "headline", "url", "contentUrl", "@id");
      } else {
        return null;
      }
    }
    return null;
  }

  private static @Nullable JsonNode firstOf(JsonNode object, String... properties) {
    for (String property : properties) {
      JsonNode value = object.get(property);
      if (value != null && !value.isNull()) {
        return value;
      }
    }
    return null;
  }

  private static Set<String> types(JsonNode object) {
    JsonNode type = object.get("@type");
    if (type == null) {
      return Set.of();
    }
    if (type.isString()) {
      return Set.of(plain(type.stringValue()));
    }
    Set<String> types = new java.util.LinkedHashSet<>();
    for (JsonNode item : type) {
      String text = text(item);
      if (text != null) {
        types.add(plain(text));
      }
    }
    return types;
  }

  private static String plain(String type) {
    int end = Math.max(type.lastIndexOf('/'), type.lastIndexOf(':'));
    return type.substring(end + 1).strip().toLowerCase(Locale.ROOT);
  }

  /** The lower the better; the largest integer for what is no article. */
  private static int rank(Set<String> types, JsonNode object) {
    int best = Integer.MAX_VALUE;
    for (String type : types) {
      int rank = ARTICLE_TYPES.indexOf(type);
      if (rank >= 0) {
        boolean headed =
            object.has("headline") || object.has("datePublished") || object.has("articleBody");
        best = Math.min(best, headed ? rank : rank + ARTICLE_TYPES.size());
      }
    }
    return best;
  }
}
