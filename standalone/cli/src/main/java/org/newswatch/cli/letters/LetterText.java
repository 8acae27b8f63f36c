package org.newswatch.cli.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.LetterHandled;
import org.newswatch.desk.letters.Letter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters as tables, JSON and pages of text. */
public final class LetterText {

  /** Bytes shown of what is no text. */
  private static final int HEX_MAX = 1_024;

  private static final int DETAIL_MAX = 120;

  private LetterText() {}

  /**
   * A line each, and a summary.
   *
   * @param counts how many there are by service and reason, those that are not shown included
   */
  public static String table(List<Letter> letters, Map<String, Long> counts) {
    if (letters.isEmpty()) {
      return "No dead letter waits for anybody.";
    }
    var text = new StringBuilder();
    for (Letter letter : letters) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-18s %-20s %-16s %s%s%n    %s%n",
              letter.id(),
              letter.diedAt().toString().substring(0, 19) + "Z",
              letter.reason(),
              letter.origin(),
              handled(letter.handled()),
              cut(letter.detail())));
    }
    text.append('\n');
    counts.forEach((of, count) -> text.append(String.format(Locale.ROOT, "%,8d  %s%n", count, of)));
    return text.append("\nMore of one: newswatch dead-letters show LETTER").toString();
  }

  /** A JSON object each, on a line. */
  public static String jsonLines(List<Letter> letters) {
    List<String> lines = new ArrayList<>();
    for (Letter letter : letters) {
      ObjectNode line =
          JsonMapper.shared()
              .createObjectNode()
              .put("letter", letter.id())
              .put("service", letter.service())
              .put("reason", letter.reason())
              .put("detail", letter.detail())
              .put("origin", letter.origin())
              .put("diedAt", letter.diedAt().toString());
      byte[] key = letter.record().key();
      byte[] value = letter.record().value();
      line.put("key", key == null ? null : new String(key, UTF_8));
      line.put("bytes", value == null ? 0 : value.length);
      LetterHandled handled = letter.handled();
      if (handled != null) {
        line.put("handled", handled.how().name().toLowerCase(Locale.ROOT));
      }
      lines.add(line.toString());
    }
    return String.join("\n", lines);
  }

  /** All about one. */
  public static String whole(Letter letter) {
    byte[] key = letter.record().key();
    byte[] value = letter.record().value();
    LetterHandled handled = letter.handled();
    return """
    Letter    %s
    Service   %s
    Reason    %s
    Detail    %s
    From      %s
    Given up  %s
    Handled   %s
    Key       %s
    Bytes     %,d

    %s\
    """
        .formatted(
            letter.id(),
            letter.service(),
            letter.reason(),
            letter.detail(),
            letter.origin(),
            letter.diedAt(),
            handled == null
                ? "no"
                : handled.how().name().toLowerCase(Locale.ROOT)
                    + " by "
                    + handled.by()
                    + ", "
                    + handled.at()
                    + (handled.why() == null ? "" : ": " + handled.why()),
            key == null ? "none" : readable(key),
            value == null ? 0 : value.length,
            value == null ? "(no value)" : readable(value));
  }

  /** How many were looked at. */
  public static String counted(int letters) {
    return letters == 1 ? "1 dead letter" : String.format(Locale.ROOT, "%,d dead letters", letters);
  }

  private static String handled(@Nullable LetterHandled handled) {
    return handled == null
        ? ""
        : "  (" + handled.how().name().toLowerCase(Locale.ROOT) + " by " + handled.by() + ")";
  }

  private static String cut(String detail) {
    return detail.length() <= DETAIL_MAX ? detail : detail.substring(0, DETAIL_MAX) + " ...";
  }

  /** JSON with its indentation, other text as it is but for controls, anything else in hex. */
  private static String readable(byte[] bytes) {
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      int shown = Math.min(HEX_MAX, bytes.length);
      return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown)
          + (shown < bytes.length ? " ... (--raw FILE has all)" : "");
    }
    try {
      return text.startsWith("{")
          ? JsonMapper.shared().readTree(text).toPrettyString()
          : safe(text);
    } catch (JacksonException e) {
      return safe(text);
    }
  }

  /** Foreign bytes must not move the cursor of a terminal. */
  private static String safe(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }
}
