package org.newswatch.crawler.xml;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A whole file, prepared for a parser: decoded, from its root element on, without document type.
 * Building one never throws and takes time linear in the file.
 */
public final class XmlFile {

  private static final Set<String> HTML =
      Set.of("html", "head", "body", "script", "meta", "title", "h1");

  /** What error messages of servers are made of, before the file itself. */
  private static final Set<String> HTML_FRAGMENTS =
      Set.of("br", "b", "p", "div", "font", "pre", "table", "span", "center", "link");

  /** Tags of a file that is made a tree: a tag costs some hundred bytes of memory. */
  private static final int TAGS_MAX = 500_000;

  /** How far behind an error message the file itself may begin, in characters. */
  private static final int JUNK_CHARS_MAX = 100_000;

  private final String text;
  private final Prolog prolog;
  private final boolean asDeclared;

  private XmlFile(String text, Prolog prolog, boolean asDeclared) {
    this.text = text;
    this.prolog = prolog;
    this.asDeclared = asDeclared;
  }

  /**
   * Reads the file's beginning.
   *
   * @param contentType the response's Content-Type, empty when it had none
   */
  public static XmlFile of(byte[] body, String contentType) {
    Decoded decoded = Decoded.of(body, contentType);
    return of(decoded.text(body), decoded.asDeclared());
  }

  /** Reads the beginning of a file that is decoded already. */
  public static XmlFile of(String text) {
    return of(text, true);
  }

  private static XmlFile of(String text, boolean asDeclared) {
    Prolog prolog = Prolog.of(text, 0);
    if (HTML_FRAGMENTS.contains(local(prolog.root()))) {
      int behind = declarationBehind(text, prolog.start());
      if (behind >= 0) {
        Prolog next = Prolog.of(text, behind);
        return new XmlFile(text, next.behindJunk(), asDeclared);
      }
    }
    return new XmlFile(text, prolog, asDeclared);
  }

  /** Whether nothing but white space is in it. */
  public boolean isBlank() {
    return text.isBlank();
  }

  /** Whether it begins as a JSON object does. */
  public boolean looksLikeJson() {
    int at = 0;
    while (at < text.length() && (XmlChars.isSpace(text.charAt(at)) || text.charAt(at) == 0xFEFF)) {
      at++;
    }
    return at < text.length() && text.charAt(at) == '{';
  }

  /** Whether it has more tags than a tree may be made of. */
  public boolean isOverMarked() {
    return isOverMarked(text);
  }

  static boolean isOverMarked(String text) {
    int tags = 0;
    for (int at = text.indexOf('<'); at >= 0 && tags <= TAGS_MAX; at = text.indexOf('<', at + 1)) {
      tags++;
    }
    return tags > TAGS_MAX;
  }

  /** The whole file as characters. */
  public String text() {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The root element's name without prefix, in lower case; empty when there is no element. */
  public String root() {
    return local(prolog.root());
  }

  /** Whether it is a web page, by its root element. */
  public boolean isHtml() {
    return HTML.contains(root()) || HTML_FRAGMENTS.contains(root());
  }

  /** Whether it begins with a document type that never ends. */
  public boolean isCutInDoctype() {
    return prolog.unterminated();
  }

  /**
   * The file from its root element on, with what its own document type declares put in place, for a
   * parser that takes well-formed files only.
   *
   * @return empty when something stands before the root element that no well-formed file has there,
   *     when its bytes are not what it says they are, or when its entities pass their bound
   */
  public Optional<String> asWritten() {
    if (prolog.junk() || !asDeclared || prolog.start() < 0) {
      return Optional.empty();
    }
    References references = prolog.references();
    if (references.isEmpty()) {
      return Optional.of(text.substring(prolog.start()));
    }
    String expanded = new Mender(text, references, false).from(prolog.start());
    return references.exceeded() ? Optional.empty() : Optional.of(expanded);
  }

  /**
   * The same with bare ampersands, undeclared entities, control characters and lone angle brackets
   * repaired.
   *
   * @return empty when there is no element, or when its entities pass their bound
   */
  public Optional<String> mended() {
    if (prolog.start() < 0) {
      return Optional.empty();
    }
    References references = prolog.references();
    String mended = new Mender(text, references, true).from(prolog.start());
    return references.exceeded() ? Optional.empty() : Optional.of(mended);
  }

  private static int declarationBehind(String text, int from) {
    String head = text.substring(from, Math.min(text.length(), from + JUNK_CHARS_MAX));
    for (String sign : new String[] {"<?xml", "<rss", "<feed", "<rdf:RDF", "<opml", "<urlset"}) {
      int at = head.indexOf(sign);
      if (at >= 0) {
        return from + at;
      }
    }
    return -1;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }
}
