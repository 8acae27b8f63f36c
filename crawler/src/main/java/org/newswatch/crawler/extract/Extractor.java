package org.newswatch.crawler.extract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Text;

/**
 * The article out of a page: pure functions, bounded in time and memory by the size of what they
 * are given, that never throw on foreign bytes. The crawler, an import and {@code inspect} use the
 * same ones.
 */
public final class Extractor {

  /** Bytes of a page; a larger one is no article. */
  public static final int BODY_BYTES_MAX = 8 * 1024 * 1024;

  /** Where the text ends that is looked at further, in characters. */
  private static final int TEXT_CHARS_MAX = Limits.TEXT_CHARS_MAX * 4;

  /** Share of a page's running text below which what was found is doubted. */
  private static final double SHOWN_SHARE_MIN = 0.25;

  /** How many times as long a second, gentler look must make the text to be believed. */
  private static final int GENTLE_GAIN_MIN = 3;

  /** How many times as long as what it shows a page's statement of its text must be. */
  private static final int STATED_GAIN_MIN = 2;

  /** Times that a page is read again which was encoded once too often. */
  private static final int REPAIRS_MAX = 2;

  /** Levels of elements in a page; tags that were never closed make honest pages deep too. */
  private static final int DEPTH_MAX = 1_000;

  private static final String CONTENT_TYPE = "content-type";
  private static final Pattern MARKUP =
      Pattern.compile(
          "(?i)<(?:!doctype|html|head|body|p|div|h1|article|meta|title|table|span|a|br)[\\s>/]");
  private static final Pattern HTML_TYPE =
      Pattern.compile(
          "(?i)\\s*(?:text/html|application/xhtml\\+xml|text/xml|application/xml|application/octet-stream|text/plain).*");
  private static final Pattern PARAGRAPH_BREAK = Pattern.compile("\\n\\s*\\n");

  /** How far into a page markup must begin, in characters. */
  private static final int MARKUP_CHARS_MAX = 4_096;

  private Extractor() {}

  /**
   * The article in an HTML page.
   *
   * @param body the page, decompressed
   * @param url where it was fetched, for relative addresses and the date in it
   * @param headers the response's headers, names in any case; only Content-Type is read
   */
  public static Extraction extract(byte[] body, String url, Map<String, String> headers) {
    if (body.length > BODY_BYTES_MAX) {
      return new Extraction.NoArticle(
          "too-large", body.length + " bytes, more than " + BODY_BYTES_MAX);
    }
    String contentType = contentType(headers);
    if (!contentType.isBlank() && !HTML_TYPE.matcher(contentType).matches()) {
      return new Extraction.NoArticle(
          "not-html", "the server calls it " + Text.cut(contentType.strip(), 80));
    }
    String html = PageCharset.decode(body, contentType);
    if (html.isBlank()) {
      return new Extraction.NoArticle("no-text", "the page is empty");
    }
    if (!MARKUP.matcher(Text.cut(html, MARKUP_CHARS_MAX)).find()) {
      return new Extraction.NoArticle("not-html", "no markup at its beginning");
    }
    Extraction found = extract(html, url);
    for (int i = 0; i < REPAIRS_MAX && found instanceof Extraction.Article article; i++) {
      Optional<Mojibake> damage = Mojibake.of(article.title() + "\n" + article.text());
      if (damage.isEmpty()) {
        break;
      }
      html = damage.get().repair(html);
      found = extract(html, url);
    }
    return found;
  }

  /**
   * The article in a plain text file in UTF-8 or whatever its bytes show: its first paragraph or
   * line is the title, the rest the text.
   */
  public static Extraction plainText(byte[] body) {
    if (body.length > BODY_BYTES_MAX) {
      return new Extraction.NoArticle(
          "too-large", body.length + " bytes, more than " + BODY_BYTES_MAX);
    }
    String whole =
        Mojibake.repaired(PageCharset.decode(body, null))
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .strip();
    int lineEnd = whole.indexOf('\n');
    String first = lineEnd < 0 ? whole : whole.substring(0, lineEnd);
    boolean titled = lineEnd > 0 && first.length() <= Limits.TITLE_CHARS_MAX;
    String text = paragraphs(titled ? whole.substring(lineEnd) : whole);
    return checked(
        Pages.folded(first),
        new Found(text, Provenance.IMPORT, true),
        new Extraction.Article(
            "-",
            "-",
            List.of(),
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            false,
            Map.of("title", new Extraction.Found(Provenance.IMPORT, 1))));
  }

  private record Found(String text, Provenance where, boolean calledArticle) {}

  private static Extraction extract(String html, String url) {
    Document page = Parser.htmlParser().parseInput(UnreadParts.without(html), url);
    Optional<PageTree> tree = PageTree.of(page.body(), DEPTH_MAX);
    if (tree.isEmpty()) {
      return new Extraction.NoArticle(
          "too-deep", "elements are nested more than " + DEPTH_MAX + " levels deep");
    }
    Metadata metadata = Metadata.of(page, url);
    JsonLd jsonLd = metadata.jsonLd();
    Extraction.Article rest = metadata.all();
    String shown = shown(tree.get(), MainText.About.of(metadata.title(), rest.byline()));
    String stated =
        jsonLd
            .string("articleBody")
            .filter(text -> text.length() > shown.length() * STATED_GAIN_MIN)
            .map(Extractor::plain)
            .orElse("");
    // A script may show what the page only states; where both are there, the page is the better.
    boolean believe = stated.length() > shown.length() * STATED_GAIN_MIN;
    return checked(
        metadata.title(),
        new Found(
            believe ? stated : shown,
            believe ? Provenance.JSON_LD : Provenance.DOM,
            metadata.isArticle()),
        rest);
  }

  private static String shown(PageTree tree, MainText.About about) {
    NameWords names = new NameWords();
    String shown =
        MainText.of(tree, names, Boilerplate.of(tree, names, Boilerplate.Care.USUAL), about);
    if (shown.length() >= tree.mass(0) * SHOWN_SHARE_MIN) {
      return shown;
    }
    // Some pages name everything as if it were something else: then names count for nothing.
    String gentle =
        MainText.of(tree, names, Boilerplate.of(tree, names, Boilerplate.Care.GENTLE), about);
    return gentle.length() > shown.length() * GENTLE_GAIN_MIN ? gentle : shown;
  }

  private static Extraction checked(String titled, Found found, Extraction.Article rest) {
    String text = Text.cut(found.text(), TEXT_CHARS_MAX);
    Optional<Extraction.NoArticle> wrong = TextQuality.check(text, found.calledArticle());
    if (wrong.isPresent()) {
      return wrong.get();
    }
    String title = titled.isBlank() ? text.lines().findFirst().orElse(text) : titled;
    Map<String, Extraction.Found> where = new TreeMap<>(rest.found());
    if (titled.isBlank()) {
      where.put("title", new Extraction.Found(Provenance.FALLBACK, 0));
    }
    where.put("text", new Extraction.Found(found.where(), Confidence.of(1, 0)));
    return new Extraction.Article(
        Text.cut(title, Limits.TITLE_CHARS_MAX),
        text,
        rest.byline(),
        rest.publishedAt(),
        rest.modifiedAt(),
        rest.language(),
        rest.summary(),
        rest.section(),
        rest.tags(),
        rest.imageUrl(),
        rest.canonicalUrl(),
        rest.paywalled(),
        where);
  }

  private static String plain(String stated) {
    if (stated.indexOf('<') < 0 && stated.indexOf('&') < 0) {
      return paragraphs(stated);
    }
    Optional<PageTree> tree = PageTree.of(Jsoup.parse(stated).body(), DEPTH_MAX);
    if (tree.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Blocks.Block block : Blocks.of(tree.get(), new boolean[tree.get().size()])) {
      text.append(text.isEmpty() ? "" : "\n\n").append(block.text());
    }
    return text.toString();
  }

  private static String paragraphs(String raw) {
    StringBuilder text = new StringBuilder();
    Pattern separator =
        PARAGRAPH_BREAK.matcher(raw.strip()).find() ? PARAGRAPH_BREAK : Pattern.compile("\\n");
    for (String part : separator.split(raw, -1)) {
      String line = Pages.folded(part);
      if (!line.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n\n").append(line);
      }
    }
    return text.toString();
  }

  private static String contentType(Map<String, String> headers) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().toLowerCase(Locale.ROOT).equals(CONTENT_TYPE)) {
        return header.getValue();
      }
    }
    return "";
  }
}
