package org.newswatch.crawler.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.filter.Filters;

/**
 * The library's reader, given dates in forms that it knows: for a zone's name it would ask the
 * platform, which knows few in the neutral language and complains of some.
 */
final class RomeInput extends WireFeedInput {

  /** Elements that hold a date in some version or module. */
  private static final Set<String> DATES =
      Set.of(
          "pubdate",
          "lastbuilddate",
          "expirationdate",
          "date",
          "published",
          "updated",
          "issued",
          "modified",
          "created",
          "updatebase");

  RomeInput() {
    super(false, Locale.ROOT);
    setAllowDoctypes(false);
    setXmlHealerOn(false);
  }

  @Override
  public WireFeed build(Document document) throws FeedException {
    List<Element> dates = new ArrayList<>();
    for (Element element : document.getDescendants(Filters.element())) {
      if (DATES.contains(element.getName().toLowerCase(Locale.ROOT))
          && element.getChildren().isEmpty()) {
        dates.add(element);
      }
    }
    for (Element element : dates) {
      element.setText(FeedDates.plain(element.getText()));
    }
    return super.build(document);
  }
}
