package org.newswatch.crawler.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Provenance;
import org.newswatch.crawler.extract.PageIndex.Placed;
import org.newswatch.crawler.extract.ShownDates.Label;
import org.newswatch.crawler.extract.ShownDates.Shown;

/**
 * When the article was published and last changed. What readers see at the headline decides the
 * day; what the page states for machines gives the time on it, and the day where nothing is shown.
 */
final class PublishedDates {

  /** A date and how it was found. */
  record Found(Moment moment, Provenance where, double confidence) {}

  /**
   * Days after which an article that only shows when it was revised is dated by that: it was
   * written anew. A report that is updated within them keeps the day it appeared.
   */
  private static final int REVISION_DAYS = 7;

  private static final Pattern IN_URL =
      Pattern.compile(
          "/((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/_-]?(0[1-9]|[12]\\d|3[01]|[1-9](?=[/-]))(?!\\d)");

  private static final int LINE_CHARS_MAX = 200;
  private static final int ELEMENTS_MAX = 50;

  private static final String[] PUBLISHED_NAMES = {
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publishdate",
    "published_time",
    "published_at",
    "published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date"
  };
  private static final String[] MODIFIED_NAMES = {
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "og:modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "datemodified",
    "last-modified",
    "lastmod"
  };

  private final PageIndex index;
  private final String url;
  private final JsonLd jsonLd;
  private final MetaTags meta;
  private final DateWords.Style style;
  private final ShownDates shown;
  private final @Nullable Element heading;

  PublishedDates(
      PageIndex index,
      String url,
      JsonLd jsonLd,
      MetaTags meta,
      DateWords.Style style,
      @Nullable Placed heading) {
    this.index = index;
    this.url = url;
    this.jsonLd = jsonLd;
    this.meta = meta;
    this.style = style;
    this.heading = heading == null ? null : heading.element();
    this.shown = new ShownDates(index, style, heading);
  }

  Optional<Found> published() {
    List<Found> stated = stated();
    @Nullable LocalDate inUrl = inUrl(url);
    Found machine = stated.isEmpty() ? null : stated.getFirst();
    Shown seen = seen(machine, stated);
    if (seen != null) {
      return Optional.of(decided(seen, machine, inUrl));
    }
    if (machine != null) {
      return Optional.of(onDayOf(inUrl, machine, stated));
    }
    if (inUrl != null) {
      return Optional.of(new Found(Moment.ofDay(inUrl), Provenance.URL, 0.8));
    }
    return fallback();
  }

  /** The shown day that is the article's, if any. */
  private @Nullable Shown seen(@Nullable Found machine, List<Found> stated) {
    List<Shown> around = shown.around();
    Optional<LocalDate> modified = modifiedStated().map(Found::moment).map(Moment::day);
    Shown best = null;
    for (Shown candidate : around) {
      Shown one = read(candidate, stated, modified);
      if (machine != null && apart(one.moment(), machine.moment().day()) <= 1) {
        return one;
      }
      if (best == null || one.label().compareTo(best.label()) < 0) {
        best = one;
      }
    }
    if (best != null && machine != null) {
      long later = best.moment().day().toEpochDay() - machine.moment().day().toEpochDay();
      boolean revised = best.label() == Label.UPDATED;
      if (revised && later >= 0 && later <= REVISION_DAYS) {
        return null;
      }
    }
    return best;
  }

  private static long apart(Moment moment, LocalDate day) {
    return Math.abs(moment.day().toEpochDay() - day.toEpochDay());
  }

  /** A day whose order of numbers is in doubt is read as the one that the page states. */
  private static Shown read(Shown shown, List<Found> stated, Optional<LocalDate> modified) {
    LocalDate otherwise = shown.otherwise();
    if (otherwise == null) {
      return shown;
    }
    boolean confirmed =
        stated.stream().anyMatch(found -> found.moment().day().equals(otherwise))
            || modified.filter(otherwise::equals).isPresent();
    return confirmed
        ? new Shown(Moment.ofDay(otherwise), shown.label(), shown.distance(), null)
        : shown;
  }

  private Found decided(Shown seen, @Nullable Found machine, @Nullable LocalDate inUrl) {
    LocalDate day = seen.moment().day();
    if (machine == null && inUrl != null) {
      // What is a day off is of another zone; what is further off is of something else.
      long apart = Math.abs(inUrl.toEpochDay() - day.toEpochDay());
      return switch ((int) Math.min(2, apart)) {
        case 0 -> new Found(seen.moment(), Provenance.DOM, 0.95);
        case 1 -> new Found(seen.moment().shownOn(inUrl), Provenance.DOM, 0.8);
        default -> new Found(Moment.ofDay(inUrl), Provenance.URL, 0.7);
      };
    }
    if (machine == null) {
      return new Found(seen.moment(), Provenance.DOM, 0.95);
    }
    long apart = Math.abs(machine.moment().day().toEpochDay() - day.toEpochDay());
    if (apart == 0) {
      return new Found(machine.moment(), machine.where(), 0.98);
    }
    if (apart == 1) {
      Moment moment = seen.moment().dayOnly() ? machine.moment().shownOn(day) : seen.moment();
      return new Found(moment, machine.where(), 0.9);
    }
    return new Found(seen.moment(), Provenance.DOM, 0.75);
  }

  /** A statement one day off the address is of another zone than the address. */
  private static Found onDayOf(@Nullable LocalDate inUrl, Found machine, List<Found> stated) {
    if (inUrl == null) {
      double confidence = stated.size() > 1 ? 0.95 : 0.9;
      return new Found(machine.moment(), machine.where(), confidence);
    }
    long apart = Math.abs(machine.moment().day().toEpochDay() - inUrl.toEpochDay());
    return switch ((int) Math.min(2, apart)) {
      case 0 -> new Found(machine.moment(), machine.where(), 0.97);
      case 1 -> new Found(machine.moment().shownOn(inUrl), machine.where(), 0.85);
      default -> new Found(machine.moment(), machine.where(), 0.6);
    };
  }

  /** What the page states for machines, the surest first. */
  private List<Found> stated() {
    List<Found> found = new ArrayList<>();
    add(jsonLd.string("datePublished"), Provenance.JSON_LD, 0.9, found);
    add(meta.first(PUBLISHED_NAMES), Provenance.META, 0.9, found);
    property("datepublished").ifPresent(found::add);
    add(jsonLd.pageString("datePublished"), Provenance.JSON_LD, 0.8, found);
    add(jsonLd.string("dateCreated"), Provenance.JSON_LD, 0.7, found);
    add(jsonLd.string("uploadDate"), Provenance.JSON_LD, 0.7, found);
    return found;
  }

  private void add(Optional<String> text, Provenance where, double confidence, List<Found> found) {
    text.flatMap(value -> Dates.moment(value, style))
        .ifPresent(moment -> found.add(new Found(moment, where, confidence)));
  }

  /** Microdata of the article itself, not of what is listed beside it. */
  private Optional<Found> property(String name) {
    int seen = 0;
    for (Placed placed : index.properties) {
      Element element = placed.element();
      if (seen >= ELEMENTS_MAX
          || !element.attr("itemprop").toLowerCase(java.util.Locale.ROOT).contains(name)
          || isBeside(placed)) {
        continue;
      }
      seen++;
      for (String value :
          List.of(
              element.attr("content"),
              element.attr("datetime"),
              Markup.shortText(element, LINE_CHARS_MAX))) {
        Optional<Moment> moment = Dates.moment(value, style);
        if (moment.isPresent()) {
          return Optional.of(new Found(moment.get(), Provenance.MICRODATA, 0.85));
        }
      }
    }
    return Optional.empty();
  }

  /** Dates that stand anywhere else in the page, in the order of how much they say. */
  private Optional<Found> fallback() {
    return shown
        .labelled(Label.PUBLISHED)
        .map(seen -> new Found(seen.moment(), Provenance.DOM, 0.6))
        .or(this::anyTime)
        .or(
            () ->
                shown
                    .labelled(Label.UPDATED)
                    .map(seen -> new Found(seen.moment(), Provenance.DOM, 0.5)));
  }

  private Optional<Found> anyTime() {
    for (Placed placed : index.times.subList(0, Math.min(index.times.size(), ELEMENTS_MAX))) {
      Element time = placed.element();
      if (isBeside(placed)) {
        continue;
      }
      Optional<Moment> moment =
          Dates.moment(time.attr("datetime"), style)
              .or(() -> Dates.moment(Markup.shortText(time, LINE_CHARS_MAX), style));
      if (moment.isPresent()) {
        return moment.map(at -> new Found(at, Provenance.DOM, 0.4));
      }
    }
    return Optional.empty();
  }

  /** The last change; never before {@code published}. */
  Optional<Found> modified(@Nullable Moment published) {
    return modifiedStated()
        .or(
            () ->
                shown.around().stream()
                    .filter(seen -> seen.label() == Label.UPDATED)
                    .findFirst()
                    .map(seen -> new Found(seen.moment(), Provenance.DOM, 0.7)))
        .filter(
            found ->
                published == null
                    || !found.moment().at().isBefore(published.at())
                    || (found.moment().dayOnly() && found.moment().day().equals(published.day())));
  }

  private Optional<Found> modifiedStated() {
    List<Found> found = new ArrayList<>();
    add(jsonLd.string("dateModified"), Provenance.JSON_LD, 0.9, found);
    add(meta.first(MODIFIED_NAMES), Provenance.META, 0.9, found);
    property("datemodified").ifPresent(found::add);
    add(jsonLd.pageString("dateModified"), Provenance.JSON_LD, 0.8, found);
    return found.stream().findFirst();
  }

  /** The day that stands in an address, as {@code /2020/12/28/}. */
  static @Nullable LocalDate inUrl(String url) {
    Matcher matcher = IN_URL.matcher(url);
    return matcher.find()
        ? DateWords.day(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)))
        : null;
  }

  private boolean isBeside(Placed placed) {
    PageIndex.Side side = placed.side();
    return side != null && (heading == null || side.excludes(heading));
  }
}
