package org.newswatch.analyst.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.bulk.BulkCalls;
import org.newswatch.analyst.bulk.BulkLine;
import org.newswatch.analyst.bulk.BulkList;
import org.newswatch.analyst.bulk.BulkResult;
import org.newswatch.analyst.rest.Rest;
import org.newswatch.contract.Job;
import org.newswatch.query.Queries;
import org.newswatch.query.Query.Scope;

/** Makes what the pages of bulk searches show. */
final class BulkPages {

  /** Lines of results on one page. */
  static final int ROWS = 25;

  private static final int LINES_SHOWN = 12;
  private static final int WRONG_SHOWN = 12;
  private static final int CELLS_SHOWN = 8;
  private static final int CELL_CHARS = 80;
  private static final int HITS_SHOWN = 10;
  private static final int EVENTS_SHOWN = 5;

  private BulkPages() {}

  /** How a list would be read. */
  static BulkViews.Preview preview(BulkList list) {
    List<BulkLine> lines = list.lines();
    List<BulkLine> wrong = lines.stream().filter(BulkPages::isWrong).toList();
    List<BulkLine> further =
        lines.stream().skip(LINES_SHOWN).filter(BulkPages::isWrong).limit(WRONG_SHOWN).toList();
    int width =
        lines.stream().limit(LINES_SHOWN).mapToInt(line -> line.cells().size()).max().orElse(0);
    int shown = Math.min(CELLS_SHOWN, width);
    List<String> header =
        IntStream.range(0, shown)
            .mapToObj(i -> i < list.header().size() ? list.header().get(i) : "column " + (i + 1))
            .toList();
    return new BulkViews.Preview(
        count(lines.size(), "line", "lines")
            + (wrong.isEmpty()
                ? ", all of which can be searched for"
                : ", of which " + number(wrong.size()) + " cannot be searched for"),
        facts(list.detected()),
        header,
        lines.stream().limit(LINES_SHOWN).map(line -> line(line, shown)).toList(),
        further.stream().map(line -> line(line, shown)).toList(),
        lines.size() <= LINES_SHOWN
            ? ""
            : "The first " + LINES_SHOWN + " of " + number(lines.size()) + " lines.");
  }

  private static boolean isWrong(BulkLine line) {
    return line.ask() instanceof BulkLine.Ask.Wrong;
  }

  private static BulkViews.Line line(BulkLine line, int cells) {
    return new BulkViews.Line(
        String.valueOf(line.line()),
        IntStream.range(0, cells)
            .mapToObj(i -> i < line.cells().size() ? cut(line.cells().get(i)) : "")
            .toList(),
        cut(line.asked()),
        line.ask() instanceof BulkLine.Ask.Wrong wrong ? fault(wrong.fault()) : "");
  }

  private static String cut(String cell) {
    return cell.length() <= CELL_CHARS ? cell : cell.substring(0, CELL_CHARS - 1) + "\u2026";
  }

  private static String fault(BulkResult.@Nullable Fault fault) {
    if (fault == null) {
      return "";
    }
    String where = fault.column() == null ? "" : "Column " + fault.column() + ": ";
    return where + fault.cause() + " " + fault.fix();
  }

  private static List<BulkViews.Fact> facts(Map<String, String> detected) {
    return detected.entrySet().stream()
        .filter(each -> !each.getKey().equals("lines") && !each.getKey().equals("wrong"))
        .map(each -> new BulkViews.Fact(word(each.getKey()), each.getValue()))
        .toList();
  }

  /** What people call what was found out. */
  private static String word(String detected) {
    return switch (detected) {
      case "delimiter" -> "Parted by";
      case "header" -> "Header";
      case "columns" -> "Columns";
      case "score" -> "Score from";
      case "encoding" -> "Encoding";
      case "types" -> "Kinds";
      default -> detected;
    };
  }

  static BulkViews.JobRow row(Job job, Instant now) {
    return new BulkViews.JobRow(
        switch (job.kind()) {
          case BULK -> "/bulk/" + job.id();
          case EXPORT -> "/exports/" + job.id();
        },
        job.name(),
        switch (job.kind()) {
          case BULK -> "List";
          case EXPORT -> "Export";
        },
        progress(job),
        Times.ago(job.createdAt(), now),
        job.createdAt().toString());
  }

  static BulkViews.Progress progress(Job job) {
    Long total = job.total();
    String unit =
        switch (job.kind()) {
          case BULK -> "lines";
          case EXPORT -> "articles";
        };
    String says =
        total == null
            ? number(job.done()) + " " + unit
            : number(job.done()) + " of " + number(total) + " " + unit;
    boolean moves = job.state() == Job.State.QUEUED || job.state() == Job.State.RUNNING;
    return new BulkViews.Progress(
        job.state().name().toLowerCase(Locale.ROOT),
        job.done(),
        total == null ? 0 : total,
        says,
        moves);
  }

  /** How a job is, with what can be done with it. */
  static BulkViews.State state(Job job) {
    BulkViews.Progress progress = progress(job);
    String path = "/bulk/" + job.id();
    return new BulkViews.State(
        job.id(),
        progress,
        progress.moves() ? path + "/state" : "",
        job.detail() == null ? "" : job.detail(),
        counts(job),
        acts(job, path),
        job.events().reversed().stream()
            .limit(EVENTS_SHOWN)
            .map(event -> Times.minute(event.at()) + ": " + event.what())
            .toList());
  }

  private static List<BulkViews.Fact> counts(Job job) {
    if (job.kind() == Job.Kind.EXPORT) {
      return List.of();
    }
    var counts = new ArrayList<BulkViews.Fact>();
    for (BulkResult.State state : BulkResult.State.values()) {
      counts.add(new BulkViews.Fact(label(state), number(count(job, state))));
    }
    Long left = job.counts().get("hits-left-out");
    if (left != null && left > 0) {
      counts.add(new BulkViews.Fact("Articles counted, not listed", number(left)));
    }
    return counts;
  }

  private static long count(Job job, BulkResult.State state) {
    return job.counts().getOrDefault(state.name().toLowerCase(Locale.ROOT), 0L);
  }

  private static String label(BulkResult.State state) {
    return switch (state) {
      case FOUND -> "Found";
      case NOTHING -> "Nothing found";
      case WRONG -> "Cannot be searched for";
    };
  }

  private static List<BulkViews.Act> acts(Job job, String path) {
    var pause = new BulkViews.Act(path + "/pause", "Pause");
    var cancel = new BulkViews.Act(path + "/cancel", "Cancel");
    var resume = new BulkViews.Act(path + "/resume", "Go on");
    var remove = new BulkViews.Act(path + "/remove", "Remove");
    return switch (job.state()) {
      case QUEUED, RUNNING -> List.of(pause, cancel);
      case PAUSED -> List.of(resume, cancel);
      case FAILED, CANCELLED -> List.of(resume, remove);
      case DONE ->
          job.kind() == Job.Kind.EXPORT
              ? List.of(remove)
              : List.of(
                  new BulkViews.Act(path + "/again", "Search again for what is new"),
                  new BulkViews.Act(path + "/subscribe", "Subscribe to the lines"),
                  remove);
    };
  }

  /** The page of a job. */
  static BulkViews.JobPage page(
      Job job,
      BulkCalls.Reading reading,
      BulkCalls.Results results,
      BulkResult.@Nullable State shown,
      int page) {
    var facts = new ArrayList<>(facts(reading.detected()));
    if (job.since() != null) {
      facts.add(new BulkViews.Fact("Indexed after", Times.minute(job.since())));
    }
    if (job.asOf() != null) {
      facts.add(new BulkViews.Fact("Indexed until", Times.minute(job.asOf())));
    }
    return new BulkViews.JobPage(
        job.name(),
        "List \u00b7 " + Times.minute(job.createdAt()),
        state(job),
        facts,
        tabs(job, shown),
        results.results().stream().map(BulkPages::row).toList(),
        empty(job, shown),
        downloads(job),
        page > 1 ? href(job, shown, page - 1) : "",
        (long) page * ROWS < results.total() ? href(job, shown, page + 1) : "");
  }

  private static String empty(Job job, BulkResult.@Nullable State shown) {
    if (!job.state().ended() && job.done() == 0) {
      return "Results appear here as the lines are done.";
    }
    return shown == null ? "There are no results." : "There is no such line.";
  }

  private static String href(Job job, BulkResult.@Nullable State shown, int page) {
    Map<String, String> params = new LinkedHashMap<>();
    if (shown != null) {
      params.put("state", shown.name().toLowerCase(Locale.ROOT));
    }
    if (page > 1) {
      params.put("page", String.valueOf(page));
    }
    String said =
        params.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&"));
    return "/bulk/" + job.id() + (said.isEmpty() ? "" : "?" + said);
  }

  private static List<BulkViews.Tab> tabs(Job job, BulkResult.@Nullable State shown) {
    var tabs = new ArrayList<BulkViews.Tab>();
    tabs.add(new BulkViews.Tab(href(job, null, 1), "All " + number(job.done()), shown == null));
    for (BulkResult.State state : BulkResult.State.values()) {
      tabs.add(
          new BulkViews.Tab(
              href(job, state, 1), label(state) + " " + number(count(job, state)), state == shown));
    }
    return tabs;
  }

  private static List<BulkViews.Tab> downloads(Job job) {
    String table = Rest.BASE + "/bulk/" + job.id() + "/table?format=";
    String kept = Rest.BASE + "/jobs/" + job.id();
    var downloads =
        new ArrayList<>(
            List.of(
                new BulkViews.Tab(table + "xlsx", "Workbook (XLSX)", false),
                new BulkViews.Tab(table + "csv&rows=lines", "Lines (CSV)", false),
                new BulkViews.Tab(table + "csv&rows=articles", "Articles (CSV)", false),
                new BulkViews.Tab(kept + "/result", "All of it (JSON lines)", false)));
    if (job.state() == Job.State.DONE) {
      downloads.add(new BulkViews.Tab(kept + "/manifest", "Manifest", false));
    }
    return downloads;
  }

  private static BulkViews.Row row(BulkResult result) {
    boolean wrong = result.state() == BulkResult.State.WRONG;
    boolean named = result.hits().stream().anyMatch(hit -> hit.match() != null);
    String least = result.groupsExact() ? "" : "\u2265 ";
    String query =
        named
            ? Queries.named(Scope.ANYWHERE, result.asked()).map(Queries::print).orElse("")
            : result.asked();
    long left = result.articles() - Math.min(HITS_SHOWN, result.hits().size());
    return new BulkViews.Row(
        String.valueOf(result.line()),
        result.id(),
        result.asked(),
        wrong || query.isBlank() ? "" : Links.search(query),
        label(result.state()),
        wrong ? "" : number(result.articles()),
        wrong ? "" : least + number(result.stories()),
        wrong ? "" : least + number(result.sources()),
        fault(result.fault()),
        result.hits().stream().limit(HITS_SHOWN).map(BulkPages::hit).toList(),
        wrong || left <= 0 || result.hits().isEmpty()
            ? ""
            : "and " + count(left, "more article", "more articles"));
  }

  private static BulkViews.Hit hit(BulkResult.Hit hit) {
    BulkResult.Match match = hit.match();
    return new BulkViews.Hit(
        Links.article(hit.articleId(), ""),
        hit.title(),
        hit.source(),
        Times.minute(hit.time()),
        hit.time().toString(),
        match == null
            ? ""
            : String.format(
                Locale.ROOT, "%s, score %.2f: %s", match.spelling(), match.score(), match.how()));
  }

  private static String count(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  static String number(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}
