package org.newswatch.analyst.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newswatch.analyst.bulk.BulkOptions;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.lists.ListParams;
import org.newswatch.analyst.lists.NameLines;

/** What somebody filled in to bring a list. */
final class BulkForm {

  /** Fields that say how a list is read, by the names of the call's parameters. */
  private static final List<String> READING =
      List.of(
          "encoding", "delimiter", "header", "kind", "columns", "type", "language", "threshold");

  private static final List<String> EXPERT = List.of("encoding", "delimiter", "header", "columns");

  private static final List<String> OTHERS = List.of("name", "hits", "originals", "draft");

  /** Longer ones are not shown again, but kept. */
  private static final int TEXT_SHOWN_MAX = 200_000;

  private final byte[] list;
  private final String text;
  private final Map<String, String> fields;

  /**
   * @param list its bytes; empty when there is none
   * @param text as it was pasted; empty when it is a file
   * @param fields of the form, by their names
   */
  private BulkForm(byte[] list, String text, Map<String, String> fields) {
    this.list = list;
    this.text = text;
    this.fields = Map.copyOf(fields);
  }

  /** The bytes of the list; empty when there is none. */
  byte[] list() {
    return list;
  }

  /** The list as it was pasted; empty when it is a file. */
  String text() {
    return text;
  }

  /** Nothing filled in but what the address says. */
  static BulkForm blank(Context ctx) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : READING) {
      fields.put(field, Answers.parameter(ctx, field));
    }
    return new BulkForm(new byte[0], Answers.parameter(ctx, "list"), fields);
  }

  /**
   * What a form says.
   *
   * @param bytesMax longer files are read only so far, and one byte more, which tells
   */
  static BulkForm of(Context ctx, Drafts drafts, int bytesMax) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    for (List<String> names : List.of(READING, OTHERS)) {
      for (String field : names) {
        fields.put(field, Answers.field(ctx, field).strip());
      }
    }
    UploadedFile file = ctx.uploadedFile("file");
    if (file != null && file.size() > 0) {
      try (InputStream content = file.content()) {
        return new BulkForm(content.readNBytes(bytesMax + 1), "", fields);
      }
    }
    String text = Answers.field(ctx, "list");
    Optional<byte[]> draft = drafts.get(fields.getOrDefault("draft", ""));
    if (text.isBlank() && draft.isPresent()) {
      return new BulkForm(draft.get(), "", fields);
    }
    return new BulkForm(text.getBytes(UTF_8), text, fields);
  }

  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** How the list is to be read. */
  Map<String, String> reading() {
    Map<String, String> reading = new LinkedHashMap<>();
    for (String name : READING) {
      if (!field(name).isEmpty()) {
        reading.put(name, field(name));
      }
    }
    if (!text.isEmpty()) {
      reading.put("encoding", UTF_8.name());
    }
    return reading;
  }

  /** How it is searched for, or what of that makes no sense. */
  Result<BulkOptions> options() {
    Optional<String> bad = ListParams.unreadable(reading());
    if (bad.isPresent()) {
      return new Result.Refused<>(
          "«" + field(bad.get()) + "» cannot be the " + bad.get() + " of a list.",
          "Leave it empty to have it found out.");
    }
    try {
      int hits =
          field("hits").isEmpty() ? BulkOptions.HITS_DEFAULT : Integer.parseInt(field("hits"));
      if (hits >= 0 && hits <= BulkOptions.HITS_MAX) {
        return new Result.Found<>(
            new BulkOptions(hits, field("originals").equals("true"), reading()));
      }
    } catch (NumberFormatException e) {
      // Said below, as for numbers out of bounds.
    }
    return new Result.Refused<>(
        "«" + field("hits") + "» is no number of articles to list.",
        "Write one from 0 to " + BulkOptions.HITS_MAX + "; all articles are counted anyhow.");
  }

  /** The form again, with what was filled in. */
  BulkViews.Form view(String draft) {
    String shown = text.length() <= TEXT_SHOWN_MAX ? text : "";
    return new BulkViews.Form(
        shown,
        draft,
        draft.isEmpty() || !shown.isEmpty()
            ? ""
            : "The list you brought is kept here: " + BulkPages.number(list.length) + " bytes.",
        field("name"),
        choices(
            "kind", "", "Find out", "names", "Names, never read as queries", "queries", "Queries"),
        choices(
            "type",
            "",
            "Anybody, anything",
            "person",
            "People",
            "organization",
            "Organisations",
            "location",
            "Places"),
        choices(
            "delimiter",
            "",
            "Find out",
            "comma",
            "Comma",
            "semicolon",
            "Semicolon",
            "tab",
            "Tab",
            "pipe",
            "Pipe",
            "none",
            "None: one column"),
        choices(
            "header",
            "",
            "Find out",
            "true",
            "Names the columns",
            "false",
            "Is a line like others"),
        field("threshold").isEmpty() ? String.valueOf(NameLines.THRESHOLD) : field("threshold"),
        field("hits").isEmpty() ? String.valueOf(BulkOptions.HITS_DEFAULT) : field("hits"),
        field("language"),
        field("encoding"),
        field("columns"),
        field("originals").equals("true"),
        EXPERT.stream().anyMatch(name -> !field(name).isEmpty()));
  }

  private List<BulkViews.Choice> choices(String field, String... valuesAndLabels) {
    var choices = new ArrayList<BulkViews.Choice>();
    for (int i = 0; i < valuesAndLabels.length; i += 2) {
      choices.add(
          new BulkViews.Choice(
              valuesAndLabels[i], valuesAndLabels[i + 1], valuesAndLabels[i].equals(field(field))));
    }
    return choices;
  }
}
