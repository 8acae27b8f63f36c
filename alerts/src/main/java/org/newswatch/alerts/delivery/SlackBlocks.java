package org.newswatch.alerts.delivery;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Text;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A letter as Slack's incoming web hooks take it, and with {@code text} as those do that only speak
 * like it. Foreign text can neither link nor call anybody. Pure.
 */
final class SlackBlocks {

  /** Slack's own bounds. */
  static final int BLOCKS_MAX = 50;

  static final int SECTION_CHARS_MAX = 3_000;
  static final int HEADER_CHARS_MAX = 150;

  /** What Slack advises for the text beside the blocks. */
  static final int TEXT_CHARS_MAX = 4_000;

  /** Stories shown; each takes up to two blocks, and a header and a footer stand around them. */
  static final int STORIES_MAX = 20;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Followed by an invisible joint, so that whoever reads names after an @ sees none. */
  private static final Pattern CALLS = Pattern.compile("@(?=\\w)");

  private static final String JOINT = "\u2060";

  private SlackBlocks() {}

  static byte[] of(Letter letter) {
    ObjectNode message = NODES.objectNode();
    message.put("text", text(letter));
    ArrayNode blocks = message.putArray("blocks");
    header(blocks, letter);
    if (!letter.nothing().isEmpty()) {
      section(blocks, escaped(letter.nothing()));
    }
    List<Letter.Story> shown = letter.stories().stream().limit(STORIES_MAX).toList();
    for (Letter.Story story : shown) {
      section(blocks, told(story));
      context(blocks, facts(story));
    }
    String more = more(letter, shown.size());
    if (!more.isEmpty()) {
      section(blocks, escaped(more));
    }
    message.put("unfurl_links", false);
    message.put("unfurl_media", false);
    return MAPPER.writeValueAsBytes(message);
  }

  /** {@code &}, {@code <} and {@code >} are all that Slack asks to be escaped. */
  static String escaped(String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return CALLS.matcher(safe).replaceAll("@" + JOINT);
  }

  private static void header(ArrayNode blocks, Letter letter) {
    ObjectNode header = blocks.addObject().put("type", "header");
    header
        .putObject("text")
        .put("type", "plain_text")
        .put("text", Text.cut(letter.watch() + ": " + letter.headline(), HEADER_CHARS_MAX));
    if (!letter.span().isEmpty()) {
      context(blocks, escaped(letter.span()));
    }
  }

  private static void section(ArrayNode blocks, String mrkdwn) {
    blocks.addObject().put("type", "section").set("text", mrkdwn(mrkdwn));
  }

  private static void context(ArrayNode blocks, String mrkdwn) {
    blocks.addObject().put("type", "context").putArray("elements").add(mrkdwn(mrkdwn));
  }

  private static ObjectNode mrkdwn(String text) {
    return NODES.objectNode().put("type", "mrkdwn").put("text", within(text, SECTION_CHARS_MAX));
  }

  private static String told(Letter.Story story) {
    Letter.Entry entry = story.newest();
    StringBuilder told = new StringBuilder();
    told.append('*').append(linked(entry.link(), entry.plainTitle())).append('*');
    told.append('\n').append(escaped(entry.source() + ", " + entry.time()));
    if (!entry.why().isEmpty()) {
      told.append('\n').append(escaped(entry.badge() + ": " + entry.why()));
    }
    for (List<Letter.Run> snippet : entry.snippets()) {
      told.append("\n> ");
      for (Letter.Run run : snippet) {
        String part = escaped(run.text());
        told.append(run.marked() ? "*" + part + "*" : part);
      }
    }
    return told.toString();
  }

  private static String facts(Letter.Story story) {
    StringBuilder facts = new StringBuilder(escaped(story.count()));
    if (!story.earlier().isEmpty()) {
      facts.append(", ").append(story.earlier().size()).append(" earlier here");
    }
    int held = story.held().size();
    if (held > 0 || !story.heldMore().isEmpty()) {
      facts
          .append(", ")
          .append(held > 0 ? story.heldHeading().toLowerCase(Locale.ROOT) + ": " + held + " " : "")
          .append(escaped(story.heldMore()));
    }
    if (story.newest().whyLink() != null) {
      facts.append("  ").append(linked(story.newest().whyLink(), "Why this alert"));
    }
    if (story.mute() != null) {
      facts.append("  ").append(linked(story.mute(), "Mute this story"));
    }
    return facts.toString();
  }

  private static String linked(@Nullable String address, String label) {
    if (address == null) {
      return escaped(label);
    }
    // A bar would end the address; it is as well written by its code.
    String safe = escaped(address).replace("|", "%7C").replace(JOINT, "");
    return "<" + safe + "|" + escaped(label).replace("|", "\u2223") + ">";
  }

  private static String more(Letter letter, int shown) {
    int rest = letter.stories().size() - shown;
    String hidden = rest == 0 ? "" : rest + " stories more are not shown here. ";
    return (hidden + letter.more()).strip();
  }

  private static String text(Letter letter) {
    StringBuilder text = new StringBuilder(escaped(letter.watch() + ": " + letter.headline()));
    if (!letter.nothing().isEmpty()) {
      text.append('\n').append(escaped(letter.nothing()));
    }
    for (Letter.Story story : letter.stories()) {
      String line = "\n" + linked(story.newest().link(), story.newest().plainTitle());
      if (text.length() + line.length() > TEXT_CHARS_MAX) {
        break;
      }
      text.append(line);
    }
    return text.toString();
  }

  /** Cuts at a line, so that no mark and no link is left open. */
  private static String within(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = text.lastIndexOf('\n', max);
    return end > 0 ? text.substring(0, end) : Text.cut(text, max);
  }
}
