package org.newswatch.crawler.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** A first word that says what a thing has or belongs to, not what it is. */
  private static final int ABOUT_OTHERS = 64;

  /** Two words that name an article's text when one follows the other. */
  private static final int ARTICLE_OF = 128;

  private static final int ARTICLE_PART = 256;

  /** Characters of the longest value that names anything. */
  private static final int VALUE_CHARS_MAX = 500;

  /** Words of a name that says what something is; longer ones are made out of a heading. */
  private static final int WORDS_MAX = 4;

  /** Words of one name that are looked at together. */
  private static final int WORDS_TOGETHER_MAX = 3;

  /** Values remembered of one page. */
  private static final int VALUES_MAX = 10_000;

  /** Written without what joins the words: "sign-up", "sign_up", "signUp" and "signup" are one. */
  private static final WordTable WORDS =
      new WordTable()
          .with(
              AROUND,
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
              "calltoaction followus appdownload appbanner apppromo flyout")
          .with(
              SUSPECT,
              "teaser teasers drawer menu carousel slider print toc tableofcontents social socials",
              "socialmedia cta promo promos promotion popular rating ratings caption overlay widget",
              "widgets banner masthead poll quiz related follow ticker modal copyright tags ad",
              "author authors vcard contributor contributors biography excerpt")
          .with(
              HIDDEN, "hidden ishidden visuallyhidden sronly screenreadertext screenreader uhidden")
          .with(
              FOLDED,
              "accordion collapse collapsed collapsible faq faqs toggle tab tabs tabpanel expand")
          .with(COMMENTS, "comment comments")
          .with(
              ABOUT_OTHERS,
              "has with no without is js post single page format category tag type hentry")
          .with(ARTICLE_OF, "article entry post story content news")
          .with(ARTICLE_PART, "body content text main");

  private static final List<String> AROUND_BEGINNINGS =
      List.of("recirc", "disqus", "sidebar", "advert", "outbrain", "taboola");

  /** First letters of these. */
  private static final String AROUND_FIRSTS = "rdsaot";

  private final Map<String, Integer> judged = new HashMap<>();

  /** The letters of one name's words in lower case, and where each of its words ends. */
  private final char[] letters = new char[VALUE_CHARS_MAX];

  private final int[] ends = new int[VALUE_CHARS_MAX + 1];

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
    int size = 0;
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      boolean joins = c == '-' || c == '_';
      boolean upper = c >= 'A' && c <= 'Z';
      boolean afterLower = i > from && value.charAt(i - 1) >= 'a' && value.charAt(i - 1) <= 'z';
      if ((joins || (upper && afterLower)) && size > ends[count]) {
        ends[++count] = size;
      }
      if (!joins) {
        letters[size++] = upper ? (char) (c + 'a' - 'A') : c;
      }
    }
    if (size > ends[count]) {
      ends[++count] = size;
    }
    return count == 0 ? 0 : flags(count);
  }

  private int flags(int count) {
    int flags = count <= WORDS_TOGETHER_MAX ? known(0, count) & HIDDEN : 0;
    int before = 0;
    for (int i = 0; i < count; i++) {
      int word = known(i, i + 1);
      flags |= word & FOLDED;
      if ((before & ARTICLE_OF) != 0 && (word & ARTICLE_PART) != 0) {
        flags |= ARTICLE;
      }
      before = word;
    }
    if (count > WORDS_MAX || (count > 1 && (known(0, 1) & ABOUT_OTHERS) != 0)) {
      return flags;
    }
    for (int i = 0; i < count; i++) {
      flags |= known(i, i + 1) & COMMENTS;
      for (int end = i + 1; end <= Math.min(count, i + WORDS_TOGETHER_MAX); end++) {
        flags |= known(i, end) & (AROUND | SUSPECT);
      }
      flags |= begun(i);
    }
    return flags;
  }

  /** What the words from one to the other, joined, stand for. */
  private int known(int from, int to) {
    return WORDS.flags(letters, ends[from], ends[to]);
  }

  /** What the beginning of a word says, whatever follows. */
  private int begun(int word) {
    if (AROUND_FIRSTS.indexOf(letters[ends[word]]) < 0) {
      return 0;
    }
    String whole = new String(letters, ends[word], ends[word + 1] - ends[word]);
    int flags = whole.startsWith("disqus") ? COMMENTS : 0;
    for (String beginning : AROUND_BEGINNINGS) {
      flags |= whole.startsWith(beginning) ? AROUND : 0;
    }
    return flags;
  }
}
