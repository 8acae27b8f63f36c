package org.newswatch.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a well-formed feed holds, counted by the JDK's parser and by nothing of ours.
 *
 * @param list whether it is an OPML list
 * @param entries {@code item} or {@code entry} elements that lie in no other one; of a list its
 *     {@code outline} elements
 */
record FeedTruth(boolean list, int entries) {

  private static final Set<String> FEEDS = Set.of("rss", "rdf", "feed", "entry", "channel");
  private static final Set<String> LISTS = Set.of("opml", "outlinedocument");
  private static final Set<String> ENTRIES = Set.of("item", "entry");

  /** Counts; empty when the parser does not take the file, or its root is no feed's. */
  static Optional<FeedTruth> of(byte[] body) {
    Counter counter = new Counter();
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.newSAXParser().parse(new ByteArrayInputStream(body), counter);
    } catch (SAXException | IOException e) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK has this parser", e);
    }
    String root = counter.root;
    if (LISTS.contains(root)) {
      return Optional.of(new FeedTruth(true, counter.outlines));
    }
    return FEEDS.contains(root)
        ? Optional.of(new FeedTruth(false, counter.entries))
        : Optional.empty();
  }

  private static final class Counter extends DefaultHandler {
    private String root = "";
    private int entries;
    private int outlines;
    private int inside;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      if (root.isEmpty()) {
        root = name.toLowerCase(Locale.ROOT);
      }
      if (name.equals("outline")) {
        outlines++;
      }
      if (ENTRIES.contains(name)) {
        entries += inside == 0 ? 1 : 0;
        inside++;
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      if (ENTRIES.contains(name)) {
        inside--;
      }
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
      return new InputSource(new StringReader(""));
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
