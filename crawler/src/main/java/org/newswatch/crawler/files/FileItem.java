package org.newswatch.crawler.files;

import org.newswatch.contract.RawArticle;

/** What became of one line, one file or one record of an archive. Reasons are single words. */
public sealed interface FileItem {

  /** An article to publish. */
  record Read(RawArticle article) implements FileItem {}

  /**
   * What should hold an article and does not, or is broken.
   *
   * @param place the file, with the line's number or the byte where there are many in it
   * @param reason one word that metrics count by: {@code unreadable}, {@code too-large}, {@code
   *     not-json}, {@code no-text}, {@code bad-date}, {@code bad-url}, {@code bad-field}, {@code
   *     bad-warc}, {@code bad-gzip}, {@code too-many-bad}, or one of an extraction
   * @param detail the same in a sentence
   */
  record Bad(String place, String reason, String detail) implements FileItem {}

  /**
   * A record of an archive that is in order and no article: a picture, a front page, a redirect.
   *
   * @param place the file and the byte at which the record begins
   * @param reason one word: {@code not-html}, {@code http-404}, {@code no-web-address}, {@code
   *     too-large}, or one of an extraction
   */
  record Skipped(String place, String reason, String detail) implements FileItem {}
}
