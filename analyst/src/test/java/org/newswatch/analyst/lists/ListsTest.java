package org.newswatch.analyst.lists;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.newswatch.analyst.bulk.BulkLine;
import org.newswatch.analyst.bulk.BulkList;
import org.newswatch.analyst.bulk.BulkResult;
import org.newswatch.analyst.index.Result;
import org.newswatch.analyst.lists.ListOptions.Kind;
import org.newswatch.query.Queries;

final class ListsTest {

  @Test
  void pasted_names_are_lines_of_one_column() throws Exception {
    BulkList list = read("Anna Lind\n\nDoe, John\nSmith (AND Sons)\n=\"x\" OR y\n");

    assertThat(asked(list))
        .containsExactly("Anna Lind", "Doe, John", "Smith (AND Sons)", "=\"x\" OR y");
    assertThat(list.lines())
        .allSatisfy(line -> assertThat(line.ask()).isInstanceOf(BulkLine.Ask.Search.class));
    assertThat(list.lines().stream().map(BulkLine::line)).containsExactly(1, 3, 4, 5);
    assertThat(list.detected()).containsEntry("delimiter", "none").containsEntry("columns", "name");
  }

  @Test
  void a_table_with_a_header_says_what_its_columns_are() throws Exception {
    BulkList list =
        read(
            """
            ID;Name;Aliases;Schema;Lang;Note
            7;Anna Lind;A. Lind|Anna Lynd;Person;en-GB;"two
            lines; and ""marks\"""
            8;Harbour Board;;Company;;
            """);

    assertThat(list.header()).containsExactly("ID", "Name", "Aliases", "Schema", "Lang", "Note");
    BulkLine first = list.lines().getFirst();
    assertThat(first.id()).isEqualTo("7");
    assertThat(first.cells().getLast()).isEqualTo("two\nlines; and \"marks\"");
    assertThat(query(first)).contains("\"Anna Lynd\"").contains("person:Lind").contains("lang:en");
    assertThat(list.lines().get(1).line()).isEqualTo(4);
    assertThat(query(list.lines().get(1))).contains("org:").doesNotContain("person:");
  }

  @Test
  void queries_are_read_and_a_faulty_one_tells_its_column() throws Exception {
    BulkList list =
        read(
            "query\n\"political prisoners\" AND NOT migrants\ntax NEAR/5\n\"\"\"river crossing\"\" AND ferry\"\n");

    assertThat(query(list.lines().get(0))).isEqualTo("\"political prisoners\" NOT migrants");
    assertThat(fault(list.lines().get(1)).column()).isPositive();
    assertThat(query(list.lines().get(2))).isEqualTo("\"river crossing\" ferry");
    assertThat(list.detected()).containsEntry("wrong", "1").containsEntry("lines", "3");
  }

  @Test
  void lines_full_of_operators_are_queries_without_being_called_so() throws Exception {
    assertThat(query(read("tax NEAR/5 fraud\nferry AND NOT Velin\nharbour\n").lines().getFirst()))
        .isEqualTo("tax NEAR/5 fraud");
  }

  @Test
  void capitals_are_no_operators() throws Exception {
    BulkList list = read("MARKS AND SPENCER\nBANK OF THE WEST OR EAST\nNOT ANOTHER\n");

    assertThat(list.detected()).containsEntry("columns", "name");
    assertThat(asked(list)).contains("MARKS AND SPENCER");
    assertThat(read("TAX NEAR/5 FRAUD\n").detected()).containsEntry("columns", "query");
  }

  @Test
  void another_cell_makes_no_query_of_a_name() throws Exception {
    BulkList list = read("12345,John Smith,dob:1960-01-01\n12346,Anna Lind,a AND b\n");

    assertThat(list.detected()).containsEntry("columns", "id, name, other");
    assertThat(query(list.lines().getFirst())).contains("John Smith");
    assertThat(read("P-1,tax AND fraud,x\nP-2,ferry,y\n").detected())
        .containsEntry("columns", "id, query, other");
  }

  @Test
  void who_says_names_gets_names() throws Exception {
    BulkList list =
        found(bytes("Marks AND Spencer\nNOT Another\n"), ListOptions.NONE.of(Kind.NAMES));

    assertThat(query(list.lines().getFirst())).contains("\"Marks AND Spencer\"");
  }

  @Test
  void encodings_are_found_out() throws Exception {
    String text =
        "имя\nСергей Аксёнов\nНаталья Поклонская\nВладимир Константинов\nМихаил Шеремет\nДмитрий Козак\n";
    for (String name : List.of("UTF-8", "UTF-16", "UTF-16LE", "windows-1251", "KOI8-R")) {
      BulkList list = found(text.getBytes(Charset.forName(name)), ListOptions.NONE);
      assertThat(asked(list)).as(name).startsWith("Сергей Аксёнов").hasSize(5);
      assertThat(list.detected().get("encoding"))
          .as(name)
          .startsWith(name.replace("UTF-16LE", "UTF-16"));
    }
    assertThat(asked(found("\ufeffname\nZoë\n".getBytes(UTF_8), ListOptions.NONE)))
        .containsExactly("Zoë");
    assertThat(asked(found("\ufeffname\nZoë\n".getBytes(UTF_16LE), ListOptions.NONE)))
        .containsExactly("Zoë");
    assertThat(
            asked(
                found(
                    "Łukasz Żółć\nŻaneta Dąbrowska\nStanisław Wójcik\n"
                        .getBytes(Charset.forName("windows-1250")),
                    ListOptions.NONE)))
        .first()
        .isEqualTo("Łukasz Żółć");
  }

  @Test
  void a_table_without_a_header_is_understood_by_what_stands_in_it() throws Exception {
    BulkList list = read("P-1,Anna Lind,person,x\nP-2,Ilya Dorn,person,y\n");

    assertThat(list.detected()).containsEntry("columns", "id, name, type, other");
    assertThat(list.lines().get(1).id()).isEqualTo("P-2");
    assertThat(list.lines().get(1).asked()).isEqualTo("Ilya Dorn");
  }

  @Test
  void given_and_family_names_are_one_name() throws Exception {
    assertThat(asked(read("last name\tfirst name\nLind\tAnna\n"))).containsExactly("Anna Lind");
  }

  @Test
  void a_bad_line_spoils_no_other() throws Exception {
    BulkList list = read("id,name\n1,\"Anna Lind\n2,Ilya Dorn\n3,\n4,???\n5,Velin\n");

    assertThat(fault(list.lines().get(0)).column()).isEqualTo(3);
    assertThat(asked(list)).contains("Ilya Dorn", "Velin");
    assertThat(fault(list.lines().get(2)).cause()).isEqualTo("The line asks for nothing.");
    assertThat(fault(list.lines().get(3)).cause()).contains("no letter");
  }

  @Test
  void a_mark_that_is_never_closed_takes_in_no_other_line() throws Exception {
    String lines = "1,\"Smith,x\n2,Anna Lind,y\n3,Harbour Board,10\"\n4,Zoe,z\n";
    for (String header : List.of("", "id,name,note\n")) {
      BulkList list = read(header + lines);
      int before = header.isEmpty() ? 0 : 1;

      assertThat(list.lines().stream().map(BulkLine::line))
          .containsExactly(1 + before, 2 + before, 3 + before, 4 + before);
      assertThat(fault(list.lines().getFirst()).column()).isEqualTo(3);
      assertThat(fault(list.lines().getFirst()).cause()).contains("not closed");
      assertThat(asked(list)).endsWith("Anna Lind", "Harbour Board", "Zoe");
      assertThat(list.detected()).containsEntry("wrong", "1");
    }
  }

  @Test
  void a_field_of_several_lines_stays_one() throws Exception {
    BulkList list =
        read("id,name,note\n1,\"Anna Lind\",\"a, b\nc\"\n2,Zoe,\"d\n\"\n3,\"Ilya\nDorn\"\n");

    assertThat(list.lines().stream().map(BulkLine::line)).containsExactly(2, 4, 6);
    assertThat(list.lines().getFirst().cells()).containsExactly("1", "Anna Lind", "a, b\nc");
    assertThat(list.detected()).containsEntry("wrong", "0");
  }

  @Test
  void one_broken_byte_spoils_its_own_line_only() throws Exception {
    String text =
        IntStream.rangeClosed(1, 300)
            .mapToObj(i -> "Сергей Аксёнов " + "абвгдежзик".charAt(i % 10))
            .collect(Collectors.joining("\n"));
    byte[] whole = bytes(text);
    int cut = bytes(text.lines().limit(100).collect(Collectors.joining("\n"))).length - 1;
    byte[] broken = Arrays.copyOf(whole, whole.length - 1);
    System.arraycopy(whole, cut + 1, broken, cut, whole.length - cut - 1);
    for (String encoding : Arrays.asList(null, "utf-8")) {
      BulkList list =
          found(broken, new ListOptions(encoding, null, null, null, null, null, null, null));

      assertThat(list.detected())
          .containsEntry("encoding", "UTF-8")
          .containsEntry("lines", "300")
          .containsEntry("wrong", "1");
      assertThat(fault(list.lines().get(99)).column()).isEqualTo(16);
      assertThat(fault(list.lines().get(99)).cause()).contains("broken");
    }
  }

  @Test
  void bytes_that_are_mostly_no_text_in_what_was_said_are_refused() throws Exception {
    byte[] cyrillic = "Сергей Аксёнов\n".getBytes(Charset.forName("windows-1251"));
    var options = new ListOptions("UTF-8", null, null, null, null, null, null, null);

    assertThat(Lists.read(cyrillic, options, id -> Optional.empty()))
        .isInstanceOf(Result.Refused.class);
  }

  @Test
  void what_is_no_list_is_refused_with_what_to_do() throws Exception {
    assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 0}).fix()).contains("CSV");
    assertThat(refused(bytes(" \n\n")).cause()).contains("no line");
    assertThat(refused(new byte[] {'a', 0, 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 0}).cause())
        .contains("no text");
    String tooMany =
        IntStream.rangeClosed(0, Lists.LINES_MAX)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining("\n"));
    assertThat(refused(bytes(tooMany)).cause()).contains("50000 lines");
  }

  @Test
  void kinds_that_are_not_known_are_told() throws Exception {
    assertThat(read("name,type\nAurora,Vessel\n").detected().get("types")).contains("Vessel");
  }

  @Property(tries = 500)
  void any_bytes_are_lines_or_refused(@ForAll @Size(max = 200) byte[] bytes) throws Exception {
    assertThat(Lists.read(bytes, ListOptions.NONE, id -> Optional.empty()))
        .isInstanceOfAny(Result.Found.class, Result.Refused.class);
  }

  @Property(tries = 500)
  void any_cells_come_back_as_they_went(
      @ForAll @Size(min = 1, max = 5) List<@Size(3) List<String>> table) throws Exception {
    String text =
        "name;note;note;note\n"
            + table.stream()
                .map(
                    row ->
                        "x"
                            + row.stream()
                                .map(c -> ";\"" + c.replace("\"", "\"\"").replace("\0", "") + "\"")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    List<List<String>> cells =
        found(
                text.getBytes(UTF_16LE),
                new ListOptions("UTF-16LE", ";", true, null, null, null, null, null))
            .lines()
            .stream()
            .map(BulkLine::cells)
            .toList();

    for (int i = 0; i < table.size(); i++) {
      assertThat(cells.get(i).subList(1, cells.get(i).size()))
          .isEqualTo(
              table.get(i).stream()
                  .map(c -> new String(c.replace("\0", "").getBytes(UTF_16LE), UTF_16LE))
                  .toList());
    }
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void a_name_is_never_a_query(@ForAll String name) throws Exception {
    var options = new ListOptions("UTF-16LE", "", false, Kind.NAMES, null, null, null, null);
    String line = name.replaceAll("[\r\n\\x00\\ufffd\\p{Cs}]", " ");
    Result<BulkList> read =
        Lists.read(("A " + line + " AND (").getBytes(UTF_16LE), options, id -> Optional.empty());

    assertThat(read).isInstanceOf(Result.Found.class);
    BulkLine.Ask ask = ((Result.Found<BulkList>) read).value().lines().getFirst().ask();
    assertThat(ask instanceof BulkLine.Ask.Search search && search.judge() != null).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static BulkList read(String text) throws InterruptedException {
    return found(bytes(text), ListOptions.NONE);
  }

  private static BulkList found(byte[] bytes, ListOptions options) throws InterruptedException {
    Result<BulkList> read = Lists.read(bytes, options, id -> Optional.empty());
    assertThat(read).as("%s", Arrays.toString(bytes)).isInstanceOf(Result.Found.class);
    return ((Result.Found<BulkList>) read).value();
  }

  private static Result.Refused<BulkList> refused(byte[] bytes) throws InterruptedException {
    return (Result.Refused<BulkList>) Lists.read(bytes, ListOptions.NONE, id -> Optional.empty());
  }

  private static List<String> asked(BulkList list) {
    return list.lines().stream().map(BulkLine::asked).toList();
  }

  private static String query(BulkLine line) {
    return Queries.print(((BulkLine.Ask.Search) line.ask()).query());
  }

  private static BulkResult.Fault fault(BulkLine line) {
    return ((BulkLine.Ask.Wrong) line.ask()).fault();
  }
}
