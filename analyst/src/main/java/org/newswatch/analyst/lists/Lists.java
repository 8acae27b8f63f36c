package org.newswatch.analyst.lists;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.bulk.BulkLine;
import org.newswatch.analyst.bulk.BulkList;
import org.newswatch.analyst.bulk.BulkResult;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.lists.ListOptions.Kind;
import org.newswatch.analyst.lists.ListOptions.Role;
import org.newswatch.contract.MentionType;
import org.newswatch.query.Parsed;
import org.newswatch.query.Queries;
import org.newswatch.query.Query;

/**
 * Reads lists. Encoding, delimiter, header and columns are found out where they are not told; the
 * same bytes and options always give the same lines. A line that cannot be asked is a line, with
 * what is wrong; only what is no list at all is refused.
 */
public final class Lists {

  /** Lines of one list. */
  public static final int LINES_MAX = 50_000;

  /** Bytes of one list. */
  public static final int BYTES_MAX = 20_000_000;

  /** UTF-16 code units of a name. */
  public static final int NAME_CHARS_MAX = 500;

  private static final Pattern ALIASES = Pattern.compile("[;|\r\n]+");

  private static final int UNKNOWN_SHOWN = 5;

  private final ListOptions options;
  private final Function<String, Optional<String>> saved;
  private final NameLines names;
  private final Set<String> unknownTypes = new TreeSet<>();

  private Lists(ListOptions options, Function<String, Optional<String>> saved) {
    this.options = options;
    this.saved = saved;
    this.names = new NameLines(options.scoreFrom());
  }

  /**
   * Reads a list.
   *
   * @param saved what {@code @id} stands for in a query
   */
  public static Result<BulkList> read(
      byte[] bytes, ListOptions options, Function<String, Optional<String>> saved)
      throws InterruptedException {
    if (bytes.length > BYTES_MAX) {
      return new Result.Refused<>(
          "A list has at most " + BYTES_MAX + " bytes.", "Spread it over several lists.");
    }
    double score = options.scoreFrom();
    if (!(score >= 0 && score <= 1)) {
      return new Result.Refused<>(
          "The score is from 0 to 1, not " + score + ".", "Write one such as 0.8.");
    }
    return Decoding.of(bytes, options.encoding())
        .then(text -> new Lists(options, saved).lines(text));
  }

  private Result<BulkList> lines(Decoding decoded) {
    String wanted = options.delimiter();
    Optional<Character> delimiter =
        wanted == null ? Optional.of(Delimiters.of(decoded.text())) : Delimiters.named(wanted);
    if (delimiter.isEmpty()) {
      return new Result.Refused<>(
          "Columns are not parted by " + wanted + ".",
          "Take a comma, a semicolon, a tab, a pipe, or none.");
    }
    List<Row> rows = Rows.of(decoded.text(), delimiter.get(), LINES_MAX + 2);
    if (rows.isEmpty()) {
      return new Result.Refused<>(
          "There is no line in this list.", "Write a name or a query on each line.");
    }
    Optional<List<Role>> told = Header.of(rows.getFirst());
    boolean header = options.header() == null ? told.isPresent() : options.header();
    List<Row> body = header ? rows.subList(1, rows.size()) : rows;
    if (body.size() > LINES_MAX) {
      return new Result.Refused<>(
          "A list has at most " + LINES_MAX + " lines, this one has more.",
          "Spread it over several lists.");
    }
    List<Role> roles = roles(header, told, rows.getFirst(), body);
    List<BulkLine> lines = body.stream().map(row -> line(row, roles)).toList();
    return new Result.Found<>(
        new BulkList(
            header ? rows.getFirst().cells() : List.of(),
            detected(decoded.encoding(), delimiter.get(), header, roles, lines),
            lines));
  }

  private List<Role> roles(boolean header, Optional<List<Role>> told, Row first, List<Row> body) {
    Kind kind = options.kind();
    List<Role> set = options.columns();
    if (set != null) {
      return set;
    }
    if (header && told.isPresent()) {
      // Of a list with names and queries, who says what the lines are says which of them count.
      Role not = kind == null ? null : kind == Kind.NAMES ? Role.QUERY : Role.NAME;
      List<Role> roles = told.get().stream().map(role -> role == not ? Role.OTHER : role).toList();
      if (roles.stream().anyMatch(Lists::asks)) {
        return roles;
      }
      return told.get().stream()
          .map(role -> role == not ? (kind == Kind.NAMES ? Role.NAME : Role.QUERY) : role)
          .toList();
    }
    return Columns.guessed(body.isEmpty() ? List.of(first) : body, kind);
  }

  private static boolean asks(Role role) {
    return role == Role.NAME || role == Role.FAMILY_NAME || role == Role.QUERY;
  }

  private BulkLine line(Row row, List<Role> roles) {
    String id = cell(row, roles, Role.ID);
    BulkResult.Fault fault = row.fault();
    String query = cell(row, roles, Role.QUERY);
    if (fault != null) {
      return new BulkLine(row.line(), id, row.cells(), row.cell(0), new BulkLine.Ask.Wrong(fault));
    }
    if (!query.isEmpty()) {
      return new BulkLine(row.line(), id, row.cells(), query, queried(row, roles, query));
    }
    List<String> named = names(row, roles);
    return new BulkLine(
        row.line(),
        id,
        row.cells(),
        named.isEmpty() ? "" : named.getFirst(),
        named.isEmpty()
            ? wrong("The line asks for nothing.", "Write a name or a query.")
            : named(row, roles, named));
  }

  private BulkLine.Ask queried(Row row, List<Role> roles, String query) {
    Optional<String> language = language(row, roles);
    if (language.isEmpty()) {
      return noLanguage(row, roles);
    }
    return switch (Queries.parse(query, saved)) {
      case Parsed.Invalid bad ->
          new BulkLine.Ask.Wrong(
              new BulkResult.Fault(
                  bad.problem().column(), bad.problem().cause(), bad.problem().fix()));
      case Parsed.Valid good ->
          new BulkLine.Ask.Search(
              language.get().isEmpty()
                  ? good.query()
                  : new Query.And(List.of(good.query(), new Query.InLanguage(language.get()))),
              null);
    };
  }

  private BulkLine.Ask named(Row row, List<Role> roles, List<String> named) {
    Optional<String> tooLong =
        named.stream().filter(name -> name.length() > NAME_CHARS_MAX).findFirst();
    if (tooLong.isPresent()) {
      return wrong(
          "A name has at most " + NAME_CHARS_MAX + " characters.",
          "Take the part of it that tells most.");
    }
    Optional<String> language = language(row, roles);
    if (language.isEmpty()) {
      return noLanguage(row, roles);
    }
    return names.ask(named, type(row, roles), language.get().isEmpty() ? null : language.get());
  }

  /** What the line says; of a kind that is not known, anything. */
  private @Nullable MentionType type(Row row, List<Role> roles) {
    String said = cell(row, roles, Role.TYPE);
    if (said.isEmpty()) {
      return options.type();
    }
    Optional<MentionType> type = Columns.type(said);
    if (type.isEmpty()) {
      unknownTypes.add(said);
    }
    return type.orElse(null);
  }

  /** A tag; empty text for all languages; nothing when what is said is no tag. */
  private Optional<String> language(Row row, List<Role> roles) {
    String said = cell(row, roles, Role.LANGUAGE);
    String wanted = said.isEmpty() ? options.language() : said;
    return wanted == null || wanted.isBlank() ? Optional.of("") : Columns.language(wanted);
  }

  private BulkLine.Ask noLanguage(Row row, List<Role> roles) {
    String said = cell(row, roles, Role.LANGUAGE);
    return wrong(
        "There is no language " + (said.isEmpty() ? options.language() : said) + ".",
        "Write its code, such as en or uk, or nothing for all.");
  }

  private static BulkLine.Ask wrong(String cause, String fix) {
    return new BulkLine.Ask.Wrong(new BulkResult.Fault(null, cause, fix));
  }

  private static List<String> names(Row row, List<Role> roles) {
    var all = new LinkedHashSet<String>();
    all.add(cell(row, roles, Role.NAME));
    all.add((cell(row, roles, Role.GIVEN_NAME) + " " + cell(row, roles, Role.FAMILY_NAME)).strip());
    for (int column = 0; column < roles.size(); column++) {
      if (roles.get(column) == Role.ALIASES) {
        for (String alias : ALIASES.split(row.cell(column), -1)) {
          all.add(alias.strip());
        }
      }
    }
    all.remove("");
    return List.copyOf(all);
  }

  private static String cell(Row row, List<Role> roles, Role role) {
    int column = roles.indexOf(role);
    return column < 0 ? "" : row.cell(column).strip();
  }

  private Map<String, String> detected(
      String encoding, char delimiter, boolean header, List<Role> roles, List<BulkLine> lines) {
    var detected = new LinkedHashMap<String, String>();
    long wrong = lines.stream().filter(line -> line.ask() instanceof BulkLine.Ask.Wrong).count();
    detected.put("encoding", encoding);
    detected.put("delimiter", Delimiters.name(delimiter));
    detected.put("header", header ? "yes" : "no");
    detected.put("columns", roles.stream().map(Lists::word).collect(Collectors.joining(", ")));
    detected.put("lines", String.valueOf(lines.size()));
    detected.put("wrong", String.valueOf(wrong));
    if (roles.stream().noneMatch(role -> role == Role.QUERY)) {
      detected.put("score", String.format(Locale.ROOT, "%.2f", options.scoreFrom()));
    }
    if (!unknownTypes.isEmpty()) {
      Stream<String> shown = unknownTypes.stream().limit(UNKNOWN_SHOWN);
      detected.put(
          "types", "not known, so anything counts: " + shown.collect(Collectors.joining(", ")));
    }
    return detected;
  }

  /** What people call it. */
  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
