package org.newswatch.crawler.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.newswatch.crawler.extract.PageIndex.Line;
import org.newswatch.crawler.extract.PageIndex.Placed;

/**
 * The days that readers see around the headline, told from those of related articles and events.
 */
final class ShownDates {

  /** What a page says that a day is. */
  enum Label {
    PUBLISHED,
    NONE,
    UPDATED
  }

  /**
   * A day near the headline.
   *
   * @param distance lines from the headline
   * @param moment the same with its time, where an element states it
   */
  record Shown(Moment moment, Label label, int distance, @Nullable LocalDate otherwise) {}

  private static final int LINES_BEFORE = 8;
  private static final int LINES_AFTER = 25;

  /** Paragraphs of running text after which no date line follows any more. */
  private static final int PARAGRAPHS_MAX = 3;

  private static final int PARAGRAPH_CHARS = 200;

  /** Characters of a line that is nothing but a date line. */
  private static final int LINE_CHARS_MAX = 160;

  private static final int SHORT_LINE_CHARS = 90;

  /** Characters of a place before the date that agencies begin a report with. */
  private static final int DATELINE_CHARS = 45;

  private static final int LEVELS_UP_MAX = 6;
  private static final int LABEL_CHARS_MAX = 40;

  private static final Pattern UPDATED =
      Pattern.compile(
          "(?iu)updated?\\b|modified|revised|last\\s(?:review|edit|changed)|\\bedited\\b|aktualisiert|\\bstand\\b|geändert|mis\\sà\\sjour|modifié|"
              + "actualizad[oa]|atualizad[oa]|modificad[oa]|aggiornat[oa]|bijgewerkt|gewijzigd|zaktualizowan|aktualizacja|aktualizováno|aktualizované|"
              + "uppdaterad|opdateret|oppdatert|päivitetty|güncelle|обновлен|оновлен|абноўлен|актуализиран|ажурирано|ažurirano|ενημ[εέ]ρ|"
              + "frissítve|módosítva|actualizat|diperbarui|dikemas\\skini|cập\\snhật|更新|수정|업데이트|تحديث|עודכן|अपडेट|แก้ไข|อัปเดต");
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?iu)publish|posted|\\bpost(?:ed)?\\son|first\\sp|issued|released|created|filed|veröffentlicht|erschienen|publié|\\bparu\\b|publicad[oa]|pubblicat[oa]|"
              + "gepubliceerd|geplaatst|opublikowan|data\\sdodania|publikováno|zveřejněn|publicerad|publiceret|udgivet|publisert|julkaistu|yayın|опубликован|"
              + "опубліковано|апублікаван|публикуван|објављено|objavljeno|δημοσι|megjelen|közzétéve|publicat|diterbitkan|dipublikasikan|đăng|発行|公開|发布|發佈|發布|掲載|입력|등록|نشر|פורסם|प्रकाशित|เผยแพร่");
  private static final NameParts UPDATED_NAMES =
      NameParts.of("updat", "modif", "changed", "revis", "lastmod");
  private static final NameParts PUBLISHED_NAMES =
      NameParts.of("publish", "posted", "pubdate", "created");
  private static final NameParts DATE_NAMES =
      NameParts.of("date", "time", "publish", "posted", "meta", "byline", "updat");

  private final PageIndex index;
  private final DateWords.Style style;
  private final @Nullable Element heading;
  private final int center;
  private @Nullable List<Shown> around;

  ShownDates(PageIndex index, DateWords.Style style, @Nullable Placed heading) {
    this.index = index;
    this.style = style;
    this.heading = heading == null ? null : heading.element();
    this.center = heading == null ? textBegins(index) : heading.line();
  }

  /** Where a page without a headline has what would stand at one. */
  static int textBegins(PageIndex index) {
    for (Line line : index.lines) {
      if (line.chars() >= PARAGRAPH_CHARS && line.side() == null) {
        return Math.max(0, line.at() - LINES_BEFORE);
      }
    }
    return 0;
  }

  /** The days around the headline, nearest first. */
  List<Shown> around() {
    if (around == null) {
      around = List.copyOf(readAround());
    }
    return around;
  }

  private List<Shown> readAround() {
    List<Shown> found = new ArrayList<>();
    int paragraphs = 0;
    for (int at = center; at < Math.min(index.lines.size(), center + LINES_AFTER); at++) {
      Line line = index.lines.get(at);
      if (isBeside(line)) {
        continue;
      }
      paragraphs += line.chars() >= PARAGRAPH_CHARS ? 1 : 0;
      if (paragraphs >= PARAGRAPHS_MAX) {
        break;
      }
      addFrom(line, at - center, found);
    }
    for (int at = center - 1; at >= Math.max(0, center - LINES_BEFORE); at--) {
      Line line = index.lines.get(at);
      if (!isBeside(line) && isNear(line.block())) {
        addFrom(line, (center - at) * 2, found);
      }
    }
    found.sort((a, b) -> Integer.compare(a.distance(), b.distance()));
    return found;
  }

  /** The first line anywhere in the page that says when the article was published or updated. */
  Optional<Shown> labelled(Label wanted) {
    List<Shown> found = new ArrayList<>();
    for (Line line : index.lines) {
      if (!isBeside(line) && line.chars() <= SHORT_LINE_CHARS) {
        addFrom(line, Math.abs(line.at() - center), found);
        for (Shown shown : found) {
          if (shown.label() == wanted) {
            return Optional.of(shown);
          }
        }
        found.clear();
      }
    }
    return Optional.empty();
  }

  private void addFrom(Line line, int distance, List<Shown> found) {
    if (line.chars() > PARAGRAPH_CHARS * 20 || isHeading(line.block())) {
      return;
    }
    String text = line.text(LINE_CHARS_MAX + 1);
    boolean cut = text.length() > LINE_CHARS_MAX;
    Element holder = holder(line);
    Element time = time(holder);
    if (time == null && !Pages.hasDigit(text)) {
      return;
    }
    int before = 0;
    for (DateWords.Written written : DateWords.in(text, style)) {
      Label label = label(text.substring(before, written.from()), line, holder);
      boolean alone =
          text.length() <= SHORT_LINE_CHARS
              || label != Label.NONE
              || time != null
              || isDateByName(holder);
      boolean dateline =
          written.from() > 0 && written.from() <= DATELINE_CHARS && isDateline(text, written);
      before = written.to();
      if (cut ? dateline : alone || dateline) {
        found.add(new Shown(moment(written, time), label, distance, written.otherwise()));
      }
    }
    if (before == 0 && time != null && !cut) {
      // "3 hours ago" and "Apr 12" say less than the element that holds them.
      Dates.machine(time.attr("datetime"))
          .ifPresent(
              moment -> found.add(new Shown(moment, label(text, line, holder), distance, null)));
    }
  }

  private Moment moment(DateWords.Written written, @Nullable Element time) {
    if (time != null) {
      Optional<Moment> stated = Dates.machine(time.attr("datetime"));
      if (stated.isPresent()
          && Math.abs(stated.get().day().toEpochDay() - written.day().toEpochDay()) <= 1) {
        Moment moment = stated.get();
        return moment.day().equals(written.day()) ? moment : moment.shownOn(written.day());
      }
    }
    return Moment.ofDay(written.day());
  }

  private static boolean isDateline(String text, DateWords.Written written) {
    String after = text.substring(written.to()).strip();
    String before = text.substring(0, written.from());
    boolean place = before.indexOf(',') > 0 && Character.isUpperCase(before.charAt(0));
    return place && !after.isEmpty() && "(–—-:/".indexOf(after.charAt(0)) >= 0;
  }

  private Label label(String before, Line line, Element holder) {
    Label said = said(before);
    if (said != Label.NONE) {
      return said;
    }
    Element at = holder;
    for (int level = 0; at != null && level < 3 && !at.normalName().equals("body"); level++) {
      String names = at.className() + ' ' + at.id() + ' ' + at.attr("itemprop");
      if (UPDATED_NAMES.areIn(names)) {
        return Label.UPDATED;
      }
      if (PUBLISHED_NAMES.areIn(names)) {
        return Label.PUBLISHED;
      }
      at = at.parent();
    }
    if (before.isBlank() && line.at() > 0) {
      Line previous = index.lines.get(line.at() - 1);
      if (previous.chars() <= LABEL_CHARS_MAX * 2) {
        String text = previous.text(LABEL_CHARS_MAX);
        if (!Pages.hasDigit(text)) {
          return said(text);
        }
      }
    }
    return Label.NONE;
  }

  private static Label said(String before) {
    if (before.isBlank()) {
      return Label.NONE;
    }
    if (UPDATED.matcher(before).find()) {
      return Label.UPDATED;
    }
    return PUBLISHED.matcher(before).find() ? Label.PUBLISHED : Label.NONE;
  }

  /** The element of the piece that has the first digit. */
  private static Element holder(Line line) {
    for (var piece : line.texts()) {
      if (Pages.hasDigit(piece.getWholeText()) && piece.parent() != null) {
        return piece.parent();
      }
    }
    Element first = line.texts().getFirst().parent();
    return first == null ? line.block() : first;
  }

  private static @Nullable Element time(Element holder) {
    Element at = holder;
    for (int level = 0; at != null && level < 3; level++) {
      if (at.normalName().equals("time")) {
        return at;
      }
      at = at.parent();
    }
    return null;
  }

  private static boolean isDateByName(Element holder) {
    Element at = holder;
    for (int level = 0; at != null && level < 2; level++) {
      if (DATE_NAMES.areIn(at.className())) {
        return true;
      }
      at = at.parent();
    }
    return false;
  }

  static boolean isHeading(Element block) {
    String name = block.normalName();
    return name.equals("h1") || name.equals("h2") || name.equals("h3");
  }

  /** Whether a small part of the page holds both the headline and the line before it. */
  private boolean isNear(Element block) {
    Element at = heading;
    for (int level = 0; at != null && level < LEVELS_UP_MAX; level++) {
      at = at.parent();
      if (at == null || at.normalName().equals("body") || at.normalName().equals("html")) {
        return false;
      }
      if (PageIndex.isWithin(block, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBeside(Line line) {
    PageIndex.Side side = line.side();
    return side != null && (heading == null || side.excludes(heading));
  }
}
