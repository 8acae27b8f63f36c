package org.newswatch.demoworld;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Lays articles and front pages out in HTML, each site in its own design. */
final class Pages {

  /** Paragraphs above what a paper puts into the middle of its articles. */
  private static final int PARAGRAPHS_ABOVE_PROMOTION = 2;

  private static final Pattern TOKEN = Pattern.compile("\\$\\{([A-Za-z.]+)}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Tongue> tongues;
  private final Map<String, String> templates = new ConcurrentHashMap<>();

  Pages(Map<String, Tongue> tongues) {
    this.tongues = tongues;
  }

  String article(Article article, List<Article> related) {
    Site site = article.site();
    Map<String, String> values = common(site);
    values.put("title", Html.escape(article.title()));
    values.put("section", Html.escape(article.section()));
    values.put("byline", Html.escape(article.byline()));
    values.put("summary", Html.escape(article.summary()));
    values.put("canonical", Html.escape(article.canonical().toString()));
    values.put("published", iso(site, article.published()));
    values.put("modified", iso(site, article.modified()));
    values.put("stamp", stamp(site, article.published()));
    values.put("updatedLine", updatedLine(article));
    values.put("image", "/img/" + article.slug() + ".svg");
    values.put("imageUrl", Html.escape(image(article)));
    List<String> paragraphs = article.paragraphs();
    int head = Math.min(PARAGRAPHS_ABOVE_PROMOTION, paragraphs.size());
    values.put("paragraphs", paragraphs(paragraphs));
    values.put("paragraphsHead", paragraphs(paragraphs.subList(0, head)));
    values.put("paragraphsTail", paragraphs(paragraphs.subList(head, paragraphs.size())));
    values.put(
        "lines", paragraphs.stream().map(Html::escape).collect(Collectors.joining("<br><br>\n")));
    values.put("related", related.stream().map(this::item).collect(Collectors.joining("\n")));
    values.put("comments", paragraphs(tongue(site).comments()));
    values.put("jsonLd", script(newsArticle(article, true)));
    values.put("jsonLdGraph", script(graph(article)));
    String layout = article.kind() == Article.Kind.GALLERY ? "gallery" : site.layout();
    return fill(layout, values);
  }

  String home(Site site, List<Article> newestFirst) {
    Map<String, String> values = common(site);
    values.put("front", newestFirst.stream().map(this::item).collect(Collectors.joining("\n")));
    return fill("home", values);
  }

  private Map<String, String> common(Site site) {
    var values = new HashMap<String, String>();
    values.put("lang", site.language());
    values.put("locale", site.language() + "_" + site.country());
    values.put("site", Html.escape(site.name()));
    values.put("tagline", Html.escape(site.tagline()));
    values.put("feed", site.feedPath());
    values.put("feedType", Feeds.contentType(site));
    tongue(site).words().forEach((key, word) -> values.put("word." + key, Html.escape(word)));
    String home = "<a href=\"/\">" + Html.escape(tongue(site).word("home")) + "</a>";
    List<String> links =
        site.sections().stream()
            .map(section -> "<a href=\"/\">" + Html.escape(section) + "</a>")
            .toList();
    values.put("nav", home + " " + String.join(" ", links));
    values.put(
        "navItems",
        links.stream().map(link -> "<li>" + link + "</li>").collect(Collectors.joining("\n")));
    return values;
  }

  private Tongue tongue(Site site) {
    var tongue = tongues.get(site.language());
    if (tongue == null) {
      throw new IllegalStateException("no words in " + site.language());
    }
    return tongue;
  }

  private String item(Article article) {
    return "<li><a href=\"%s\">%s</a> <time datetime=\"%s\">%s</time></li>"
        .formatted(
            article.path(),
            Html.escape(article.title()),
            iso(article.site(), article.published()),
            stamp(article.site(), article.published()));
  }

  private String updatedLine(Article article) {
    return article.modified().equals(article.published())
        ? ""
        : "<span class=\"updated\">%s: %s</span>"
            .formatted(
                Html.escape(tongue(article.site()).word("updated")),
                stamp(article.site(), article.modified()));
  }

  private static Map<String, Object> newsArticle(Article article, boolean withContext) {
    var object = new LinkedHashMap<String, Object>();
    if (withContext) {
      object.put("@context", "https://schema.org");
    }
    object.put("@type", "NewsArticle");
    object.put("mainEntityOfPage", article.canonical().toString());
    object.put("headline", article.title());
    object.put("description", article.summary());
    object.put("articleSection", article.section());
    object.put("inLanguage", article.site().language());
    object.put("datePublished", iso(article.site(), article.published()));
    object.put("dateModified", iso(article.site(), article.modified()));
    object.put("author", List.of(Map.of("@type", "Person", "name", article.byline())));
    object.put(
        "publisher", Map.of("@type", "NewsMediaOrganization", "name", article.site().name()));
    object.put("image", image(article));
    return object;
  }

  private static Map<String, Object> graph(Article article) {
    var website = new LinkedHashMap<String, Object>();
    website.put("@type", "WebSite");
    website.put("name", article.site().name());
    website.put("url", article.site().url("/").toString());
    var object = new LinkedHashMap<String, Object>();
    object.put("@context", "https://schema.org");
    object.put("@graph", List.of(website, newsArticle(article, false)));
    return object;
  }

  private static String image(Article article) {
    return article.site().url("/img/" + article.slug() + ".svg").toString();
  }

  /** JSON that cannot end the script element it stands in. */
  private static String script(Map<String, Object> object) {
    return JSON.writeValueAsString(object).replace("<", "\\u003c");
  }

  private static String paragraphs(List<String> paragraphs) {
    return paragraphs.stream()
        .map(paragraph -> "<p>" + Html.escape(paragraph) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private static String iso(Site site, Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.atOffset(site.offset()).withNano(0));
  }

  private static String stamp(Site site, Instant instant) {
    return Html.escape(
        DateTimeFormatter.ofPattern(site.stamp(), site.locale())
            .format(instant.atOffset(site.offset())));
  }

  private String fill(String layout, Map<String, String> values) {
    String template =
        templates.computeIfAbsent(layout, name -> Resources.text("layouts/" + name + ".html"));
    Matcher matcher = TOKEN.matcher(template);
    var page = new StringBuilder(template.length() * 2);
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalStateException("layouts/" + layout + ".html: no " + matcher.group());
      }
      matcher.appendReplacement(page, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(page).toString();
  }
}
