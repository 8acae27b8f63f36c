package org.newswatch.crawler.extract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the class names and ids of elements say of them; each attribute value is judged once. */
final class NameWords {

  /** Names what surrounds an article. */
  static final int AROUND = 1;

  /** Names what readers wrote. */
  static final int COMMENTS = 2;

  /** Names an article's text. */
  static final int ARTICLE = 4;

  /** Names what mostly surrounds an article, and now and then is a part of it. */
  static final int SUSPECT = 8;

  /** Says that it is not shown. */
  static final int HIDDEN = 16;

  /** Names what is shown when a reader asks for it: a fold, a tab, an answer. */
  static final int FOLDED = 32;

  /** Characters of the longest value that names anything. */
  private static final int VALUE_CHARS_MAX = 500;

  /** Words of a name that says what something is; longer ones are made out of a heading. */
  private static final int WORDS_MAX = 4;

  /** Characters of the longest word below, and more. */
  private static final int WORD_CHARS_MAX = 20;

  /** Words of one name that are looked at together. */
  private static final int WORDS_TOGETHER_MAX = 3;

  /** Values remembered of one page. */
  private static final int VALUES_MAX = 10_000;

  /** Written without what joins the words: "sign-up", "sign_up", "signUp" and "signup" are one. */
  private static final Set<String> AROUND_WORDS =
      words(
          "share shares sharing sharebar sharedaddy",
          "relatedpost relatedposts relatedarticle relatedarticles relatedcontent",
          "recommend recommended recommends recommendation recommendations",
          "newsletter newsletters subscribe subscription signup",
          "cookie cookies consent gdpr comment comments commentlist respond breadcrumb breadcrumbs",
          "ads adsbygoogle adslot sponsor sponsored sponsors taglist tagcloud",
          "taglink taglinks tagcontainer tagwrapper tagscontainer tagswrapper tagslist",
          "authorbio authorbox authorinfo authordescription authorcard authorprofile aboutauthor",
          "bio pagination pager popup toolbar",
          "mostread mostpopular mostviewed trending readmore readnext readalso",
          "seealso alsoread alsolike youmaylike morefrom morestories morenews moreposts",
          "morearticles moreon nav navbar navigation footer",
          "siteheader credit credits skiplink paywall",
          "login reviewslist prevnext nextprev upnext",
          "inlinelink inlinelinks",
          "disclaimer byline dateline entrymeta articlemeta metadata entryfooter donate donation",
          "calltoaction followus appdownload appbanner apppromo flyout");

  private static final Set<String> SUSPECT_WORDS =
      words(
          "teaser teasers drawer menu carousel slider print toc tableofcontents social socials",
          "socialmedia cta promo promos promotion popular rating ratings caption overlay widget",
          "widgets banner masthead poll quiz related follow ticker modal copyright tags ad",
          "author authors vcard contributor contributors biography excerpt");

  private static final Set<String> HIDDEN_NAMES =
      words("hidden ishidden visuallyhidden sronly screenreadertext screenreader uhidden");

  private static final Set<String> FOLDED_WORDS =
      words("accordion collapse collapsed collapsible faq faqs toggle tab tabs tabpanel expand");

  private static final List<String> AROUND_BEGINNINGS =
      List.of("recirc", "disqus", "sidebar", "advert", "outbrain", "taboola");

  private static final Set<String> COMMENTS_WORDS = words("comment comments");

  /** First words of names that say what a thing has or belongs to, not what it is. */
  private static final Set<String> ABOUT_OTHERS =
      words("has with no without is js post single page format category tag type hentry");

  private static final Set<String> ARTICLE_OF = words("article entry post story content news");
  private static final Set<String> ARTICLE_PART = words("body content text main");

  private final Map<String, Integer> judged = new HashMap<>();
  private final String[] parts = new String[VALUE_CHARS_MAX];

  private static Set<String> words(String... lines) {
    Set<String> words = new HashSet<>();
    for (String line : lines) {
      words.addAll(Arrays.asList(line.split(" ", -1)));
    }
    return words;
  }

  /** What the value of a class or id attribute says, as a sum of the constants above. */
  int judge(String value) {
    if (value.isEmpty() || value.length() > VALUE_CHARS_MAX) {
      return 0;
    }
    Integer known = judged.get(value);
    if (known != null) {
      return known;
    }
    int flags = 0;
    int from = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) <= ' ') {
        flags |= name(value, from, i);
        from = i + 1;
      }
    }
    if (judged.size() < VALUES_MAX) {
      judged.put(value, flags);
    }
    return flags;
  }

  /** The same of an id, which is often made out of the heading that it leads to. */
  int judgeId(String value) {
    int flags = judge(value);
    return value.indexOf('-') < 0 && value.indexOf('_') < 0 ? flags : flags & ~SUSPECT;
  }

  private int name(String value, int from, int to) {
    int count = 0;
    StringBuilder word = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      boolean afterLower = i > from && value.charAt(i - 1) >= 'a' && value.charAt(i - 1) <= 'z';
      if ((c == '-' || c == '_' || (upper && afterLower)) && !word.isEmpty()) {
        parts[count++] = word.toString();
        word.setLength(0);
      }
      if (c != '-' && c != '_') {
        word.append(upper ? (char) (c + 'a' - 'A') : c);
      }
    }
    if (!word.isEmpty()) {
      parts[count++] = word.toString();
    }
    return flags(count);
  }

  private int flags(int count) {
    if (count == 0) {
      return 0;
    }
    boolean shortName = count <= WORDS_TOGETHER_MAX;
    int flags = shortName && HIDDEN_NAMES.contains(joined(0, count)) ? HIDDEN : 0;
    for (int i = 0; i < count; i++) {
      flags |= FOLDED_WORDS.contains(parts[i]) ? FOLDED : 0;
    }
    for (int i = 0; i + 1 < count; i++) {
      if (ARTICLE_OF.contains(parts[i]) && ARTICLE_PART.contains(parts[i + 1])) {
        flags |= ARTICLE;
      }
    }
    if (count > WORDS_MAX || (count > 1 && ABOUT_OTHERS.contains(parts[0]))) {
      return flags;
    }
    for (int i = 0; i < count; i++) {
      for (int length = 1; length <= WORDS_TOGETHER_MAX && i + length <= count; length++) {
        String joined = joined(i, i + length);
        if (joined.isEmpty()) {
          break;
        }
        flags |= AROUND_WORDS.contains(joined) ? AROUND : 0;
        flags |= SUSPECT_WORDS.contains(joined) ? SUSPECT : 0;
      }
      if (COMMENTS_WORDS.contains(parts[i]) || parts[i].startsWith("disqus")) {
        flags |= COMMENTS;
      }
      for (String beginning : AROUND_BEGINNINGS) {
        if (parts[i].startsWith(beginning)) {
          flags |= AROUND;
        }
      }
    }
    return flags;
  }

  /** The words as one; the empty word when they are longer than any that is known. */
  private String joined(int from, int to) {
    String joined = parts[from];
    for (int i = from + 1; i < to && joined.length() <= WORD_CHARS_MAX; i++) {
      joined = joined.concat(parts[i]);
    }
    return joined.length() <= WORD_CHARS_MAX ? joined : "";
  }
}
