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

  /** Characters of the longest value that names anything. */
  private static final int VALUE_CHARS_MAX = 500;

  /** Words of one name that are looked at together. */
  private static final int WORDS_TOGETHER_MAX = 3;

  /** Values remembered of one page. */
  private static final int VALUES_MAX = 10_000;

  /** Written without what joins the words: "sign-up", "sign_up", "signUp" and "signup" are one. */
  private static final Set<String> AROUND_WORDS =
      words(
          "share shares sharing sharebar sharedaddy social socials socialmedia",
          "related relatedpost relatedposts relatedarticle relatedarticles relatedcontent",
          "recommend recommended recommends recommendation recommendations",
          "newsletter newsletters subscribe subscription signup promo promos promotion",
          "cookie cookies consent gdpr comment comments commentlist respond breadcrumb breadcrumbs",
          "caption ad ads adsbygoogle adslot sponsor sponsored sponsors taglist tagcloud tags",
          "taglink taglinks tagcontainer tagwrapper tagscontainer tagswrapper tagslist",
          "authorbio authorbox authorinfo authordescription authorcard authorprofile aboutauthor",
          "bio pagination pager popup modal overlay toolbar",
          "mostread mostpopular mostviewed trending popular readmore readnext readalso",
          "seealso alsoread alsolike youmaylike morefrom morestories morenews moreposts",
          "morearticles moreon print toc tableofcontents menu nav navbar navigation footer",
          "siteheader masthead credit credits copyright skiplink banner paywall teaser teasers",
          "login widget widgets rating ratings reviewslist prevnext nextprev upnext",
          "inlinelink inlinelinks visuallyhidden sronly screenreadertext screenreader hidden",
          "disclaimer byline dateline entrymeta articlemeta metadata entryfooter donate donation",
          "cta calltoaction follow followus appdownload appbanner apppromo flyout drawer ticker",
          "carousel slider poll quiz");

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
    int flags = 0;
    for (int i = 0; i + 1 < count; i++) {
      if (ARTICLE_OF.contains(parts[i]) && ARTICLE_PART.contains(parts[i + 1])) {
        flags |= ARTICLE;
      }
    }
    if (count > 1 && ABOUT_OTHERS.contains(parts[0])) {
      return flags;
    }
    for (int i = 0; i < count; i++) {
      String joined = "";
      for (int length = 1; length <= WORDS_TOGETHER_MAX && i + length <= count; length++) {
        joined = joined.concat(parts[i + length - 1]);
        if (AROUND_WORDS.contains(joined)) {
          flags |= AROUND;
        }
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
}
