package org.newswatch.query;

/**
 * The fields in which one text of an article lives, position for position the same.
 *
 * @param top as it is written; the field that a query is asked of
 * @param keys with keys in place of names; empty when there is none
 * @param cased with capitals and marks
 * @param types what each word is part of; empty when there is none
 */
record TextFields(String top, String keys, String cased, String types) {

  static final TextFields TITLE =
      new TextFields(Fields.TITLE, Fields.KEY_TITLE, Fields.CASE_TITLE, Fields.TYPE_TITLE);
  static final TextFields TEXT =
      new TextFields(Fields.TEXT, Fields.KEY_TEXT, Fields.CASE_TEXT, Fields.TYPE_TEXT);
  static final TextFields SUMMARY = new TextFields(Fields.SUMMARY, "", Fields.CASE_SUMMARY, "");
}
