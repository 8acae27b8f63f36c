package org.newswatch.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;
import org.newswatch.contract.Text;
import org.newswatch.crawler.extract.PageIndex.Placed;

/**
 * Who wrote the article: the by-line that readers see near the headline, what the page states for
 * machines, and the box about the author at the end, weighed against each other.
 */
final class Authors {

  /**
   * The authors.
   *
   * @param names in the page's order, each once
   */
  record Found(List<String> names, Provenance where, double confidence) {}

  /** Share of labelled pages where a user's or an organisation's name is what readers see. */
  static final double WEAK_CONFIDENCE = 0.7;

  /** Characters of an organisation's name. */
  private static final int NAME_CHARS_MAX = 120;

  private final JsonLd jsonLd;
  private final MetaTags meta;
  private final SiteName site;
  private final ShownAuthors shown;

  Authors(PageIndex index, JsonLd jsonLd, MetaTags meta, SiteName site, @Nullable Placed heading) {
    this.jsonLd = jsonLd;
    this.meta = meta;
    this.site = site;
    this.shown = new ShownAuthors(index, heading);
  }

  @Nullable Found best() {
    List<String> people = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (JsonLd.Author author : jsonLd.authors()) {
      List<String> kind = author.organisation() ? others : people;
      kind.add(author.name());
    }
    List<Found> strong = new ArrayList<>();
    List<Found> weak = new ArrayList<>();
    sort(shown.best(), strong, weak);
    sort(named(people, Provenance.JSON_LD), strong, weak);
    sort(named(metaAuthors(), Provenance.META), strong, weak);
    // What is said to be no person is believed last.
    sort(organisation(others), weak, weak);
    if (!strong.isEmpty()) {
      return agreed(strong);
    }
    return weak.isEmpty() ? null : weak.getFirst();
  }

  private void sort(@Nullable Found found, List<Found> strong, List<Found> weak) {
    if (found != null && !found.names().isEmpty()) {
      List<Found> kind = isWeak(found.names()) ? weak : strong;
      kind.add(found);
    }
  }

  /** The first, in the fuller of two forms, and the surer the more say the same. */
  private Found agreed(List<Found> strong) {
    Found first = strong.getFirst();
    for (Found other : strong) {
      boolean more = other.names().size() > first.names().size();
      if (more && keys(other.names()).containsAll(keys(first.names()))) {
        first = other;
      }
    }
    int same = 0;
    for (Found other : strong) {
      same += keys(other.names()).equals(keys(first.names())) ? 1 : 0;
    }
    // Shares of labelled pages where the names are those that readers would give.
    double confidence = same > 1 ? 0.9 : first.where() == Provenance.DOM ? 0.75 : 0.6;
    return new Found(first.names(), first.where(), confidence);
  }

  private static List<String> keys(List<String> names) {
    return names.stream().map(SiteName::key).sorted().toList();
  }

  private boolean isWeak(List<String> names) {
    return names.stream().allMatch(name -> Bylines.isHandle(name) || site.is(name));
  }

  private static @Nullable Found named(List<String> raw, Provenance where) {
    List<String> names = Bylines.names(raw);
    return names.isEmpty() ? null : new Found(names, where, WEAK_CONFIDENCE);
  }

  /** An organisation's name is whole, whatever joins its words. */
  private static @Nullable Found organisation(List<String> raw) {
    List<String> names = new ArrayList<>();
    for (String name : raw) {
      String whole = Pages.folded(Text.cut(name, NAME_CHARS_MAX));
      if (!whole.isEmpty() && !Bylines.names(List.of(whole)).isEmpty() && !names.contains(whole)) {
        names.add(whole);
      }
    }
    return names.isEmpty() ? null : new Found(names, Provenance.JSON_LD, WEAK_CONFIDENCE);
  }

  private List<String> metaAuthors() {
    List<String> cited = meta.all("citation_author");
    if (!cited.isEmpty()) {
      return cited.stream().map(Authors::turned).toList();
    }
    return meta.all(
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "article:author_name",
        "twitter:data1");
  }

  /** "Berg, Ann" as "Ann Berg". */
  private static String turned(String name) {
    int comma = name.indexOf(',');
    return comma < 0
        ? name
        : name.substring(comma + 1).strip() + " " + name.substring(0, comma).strip();
  }
}
