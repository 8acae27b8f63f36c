package org.newswatch.crawler.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of by-lines that are no part of a name: what people do, and what pages say beside. */
final class BylineWords {

  private static final Set<String> ROLES =
      words(
          "editor editors writer reporter reporters correspondent journalist columnist columnists",
          "contributor contributors director manager expert specialist ceo cto cmo coo founder",
          "co-founder president consultant analyst professor lecturer producer photographer officer",
          "strategist engineer developer designer dietitian nutritionist therapist psychologist",
          "attorney advisor adviser coach author freelance senior staff vice associate assistant",
          "partner lead bureau chief desk founding executive marketing",
          "redakteur redakteurin korrespondent korrespondentin redactor redactora periodista",
          "journaliste corrispondente giornalista dziennikarz dziennikarka muhabir toimittaja",
          "журналист корреспондент редактор журналіст кореспондент");

  private static final Set<String> NO_NAMES =
      phrases(
          "admin,administrator,editor,redaktion,redakcja,редакция,редакція,redazione,redacción",
          "rédaction,unknown,none,null,undefined,author,authors,the author,the authors",
          "about the author,about the authors,guest,guest author,user,webmaster,by,and,updated",
          "published,share,follow,agencies,agency,agenturen,agences,agencias,wire,wires",
          "wire report,wire reports,from wire reports,the wire reports,from the wire reports",
          "wire service,wire services,from wire services,staff report,staff reports",
          "from staff reports,news reports,news report,staff and wire reports,report,reports",
          "staff,anonymous,writer,contributor,contributors,read more,learn more,linkedin,twitter",
          "facebook,instagram,medium,youtube,pinterest,tiktok,threads,bluesky,mastodon,whatsapp",
          "reddit,github,rss,email,website,bio,profile,name,title,date,home,blog,news,article",
          "articles,post,posts,posted,posted by,posted on,posted in,written,written by,words",
          "words by,text,text by,edited,edited by,photo,photos,photo by,photos by,last,on,in,at",
          "co-author,co-authors,coauthors,login,log in,signin,sign in,signup,sign up,search,menu",
          "published on,update,updated on,last update,last updated,last updated on,print,copy",
          "copy link,reviewed by,expert reviewed,fact checked,fact checked by,advertisement",
          "sun,mon,tue,tues,wed,thu,thurs,fri,sat,sunday,monday,tuesday,wednesday,thursday,friday",
          "saturday,now,today,yesterday,summary,contents,table of contents,introduction");

  /** Beginnings of what is no name, whatever follows. */
  private static final List<String> NO_NAME_BEGINNINGS =
      List.of(
          "view all",
          "view more",
          "view profile",
          "view bio",
          "see all",
          "see more",
          "more from",
          "more by",
          "more posts",
          "more articles",
          "all posts",
          "all articles",
          "read more",
          "read full",
          "skip to",
          "leave a",
          "edited by",
          "reviewed by",
          "fact checked",
          "fact-checked",
          "checked by",
          "sponsored by",
          "start ",
          "shop ",
          "click ",
          "get ",
          "our ",
          "#");

  private static final List<String> NO_NAME_PARTS =
      List.of(
          "http:",
          "https:",
          "www.",
          "@",
          "min read",
          "minute read",
          "mins read",
          "cookie",
          "subscribe",
          " ago",
          "comment");

  private static final int DIGITS_MAX = 2;

  private BylineWords() {}

  /** Whether the text tells what somebody does. */
  static boolean isRole(String text) {
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      boolean ends =
          at == text.length() || !(Character.isLetter(text.charAt(at)) || text.charAt(at) == '-');
      if (ends) {
        if (at - from > 2 && ROLES.contains(text.substring(from, at).toLowerCase(Locale.ROOT))) {
          return true;
        }
        from = at + 1;
      }
    }
    return text.regionMatches(true, 0, "head of ", 0, 8);
  }

  /** Whether the text can be nobody's name. */
  static boolean isNoName(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (NO_NAMES.contains(lower) || hasLongNumber(text)) {
      return true;
    }
    for (String beginning : NO_NAME_BEGINNINGS) {
      if (lower.startsWith(beginning)) {
        return true;
      }
    }
    for (String part : NO_NAME_PARTS) {
      if (lower.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLongNumber(String text) {
    int digits = 0;
    for (int at = 0; at < text.length(); at++) {
      digits = Character.isDigit(text.charAt(at)) ? digits + 1 : 0;
      if (digits > DIGITS_MAX) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> words(String... lines) {
    Set<String> words = new HashSet<>();
    for (String line : lines) {
      words.addAll(List.of(line.split(" ")));
    }
    return Set.copyOf(words);
  }

  private static Set<String> phrases(String... lines) {
    Set<String> phrases = new HashSet<>();
    for (String line : lines) {
      phrases.addAll(List.of(line.split(",")));
    }
    return Set.copyOf(phrases);
  }
}
