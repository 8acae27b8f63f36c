package org.newswatch.demoworld;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What the world says, read from its files and dated from the instant it started at.
 *
 * @param sites by host, in the order of their file
 * @param tongues by language
 * @param entries all written articles, in the order of their list
 */
record Content(Map<String, Site> sites, Map<String, Tongue> tongues, List<Entry> entries) {

  /** A second version claims to have been made this long after the start. */
  static final Duration REVISED_AFTER_START = Duration.ofSeconds(1);

  /** An article in its first and, for some, its second version. */
  record Entry(Article first, @Nullable Article second) {}

  static Content load(Instant startedAt) {
    Map<String, Tongue> tongues = Resources.yaml("tongues.yaml", new TypeReference<>() {});
    List<Site> listed = Resources.yaml("sites.yaml", new TypeReference<>() {});
    var sites = new LinkedHashMap<String, Site>();
    listed.forEach(site -> sites.put(site.host(), site));
    var files = new LinkedHashMap<String, ArticleFile>();
    for (String name : Resources.text("articles.txt").lines().toList()) {
      files.put(name, Resources.yaml("articles/" + name, new TypeReference<ArticleFile>() {}));
    }
    return of(startedAt, sites, tongues, files);
  }

  static Content of(
      Instant startedAt,
      Map<String, Site> sites,
      Map<String, Tongue> tongues,
      Map<String, ArticleFile> files) {
    var sitesById = new HashMap<String, Site>();
    sites.values().forEach(site -> sitesById.put(site.id(), site));
    var bySlug = new HashMap<String, ArticleFile>();
    files.values().forEach(file -> bySlug.put(file.slug(), file));
    var entries = new ArrayList<Entry>();
    files.forEach(
        (name, file) -> {
          try {
            entries.add(new Dating(startedAt, sitesById, tongues, bySlug).entry(file));
          } catch (IllegalArgumentException e) {
            throw new IllegalStateException("articles/" + name + ": " + e.getMessage(), e);
          }
        });
    return new Content(sites, tongues, List.copyOf(entries));
  }

  /** What stands at an address, in its first version. */
  static String path(Site site, String slug, Instant published) {
    var day = published.atOffset(site.offset());
    return site.articlePath()
        .replace("{yyyy}", DateTimeFormatter.ofPattern("uuuu", Locale.ROOT).format(day))
        .replace("{MM}", DateTimeFormatter.ofPattern("MM", Locale.ROOT).format(day))
        .replace("{dd}", DateTimeFormatter.ofPattern("dd", Locale.ROOT).format(day))
        .replace("{slug}", slug);
  }

  private record Dating(
      Instant startedAt,
      Map<String, Site> sites,
      Map<String, Tongue> tongues,
      Map<String, ArticleFile> bySlug) {

    Entry entry(ArticleFile file) {
      Site site = known(sites, file.site(), "site");
      LocalDate base = startedAt.atZone(ZoneOffset.UTC).toLocalDate();
      var fill = new Placeholders(site, known(tongues, site.language(), "language"), base);
      List<String> paragraphs = fill(fill, body(file));
      Instant published = file.publishedFrom(startedAt);
      if (!site.sections().contains(file.section())) {
        throw new IllegalArgumentException("the site has no section " + file.section());
      }
      var first =
          new Article(
              site,
              file.kindOrNews(),
              file.slug(),
              path(file, site),
              canonical(file, site),
              published,
              published,
              fill.fill(file.title()),
              file.byline(),
              file.section(),
              paragraphs);
      var revision = file.revision();
      return new Entry(first, revision == null ? null : revised(first, revision, fill));
    }

    private Article revised(Article first, ArticleFile.Revision revision, Placeholders fill) {
      String body = revision.body();
      String append = revision.append();
      String title = revision.title();
      var paragraphs =
          new ArrayList<>(
              body == null ? first.paragraphs() : fill(fill, ArticleFile.paragraphs(body)));
      if (append != null) {
        paragraphs.addAll(fill(fill, ArticleFile.paragraphs(append)));
      }
      return first.revised(
          startedAt.plus(REVISED_AFTER_START),
          title == null ? first.title() : fill.fill(title),
          paragraphs);
    }

    private String path(ArticleFile file, Site site) {
      String path = file.path();
      return path == null ? Content.path(site, file.slug(), file.publishedFrom(startedAt)) : path;
    }

    private URI canonical(ArticleFile file, Site site) {
      var copy = file.copy();
      if (copy != null && copy.claimsOriginal()) {
        var original = known(bySlug, copy.of(), "article");
        var originalSite = known(sites, original.site(), "site");
        return originalSite.url(path(original, originalSite));
      }
      return site.url(path(file, site));
    }

    private List<String> body(ArticleFile file) {
      var paragraphs = new ArrayList<String>();
      String own = file.body();
      var copy = file.copy();
      if (own != null) {
        paragraphs.addAll(ArticleFile.paragraphs(own));
      }
      if (copy != null) {
        String original = known(bySlug, copy.of(), "article").body();
        if (original == null) {
          throw new IllegalArgumentException("a copy of a copy: " + copy.of());
        }
        List<String> given = ArticleFile.paragraphs(original);
        for (int number : copy.paragraphs()) {
          if (number < 1 || number > given.size()) {
            throw new IllegalArgumentException(copy.of() + " has no paragraph " + number);
          }
          paragraphs.add(given.get(number - 1));
        }
      }
      if (paragraphs.isEmpty()) {
        throw new IllegalArgumentException("neither a body nor a copy");
      }
      return paragraphs;
    }

    private static List<String> fill(Placeholders fill, List<String> paragraphs) {
      return paragraphs.stream().map(fill::fill).toList();
    }

    private static <T> T known(Map<String, T> map, String key, String what) {
      T value = map.get(key);
      if (value == null) {
        throw new IllegalArgumentException("no such " + what + ": " + key);
      }
      return value;
    }
  }
}
