package org.newswatch.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Alert;
import org.newswatch.contract.Subscription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SlackBlocksTest {

  private static final Subscription WATCH = Samples.subscription(Samples.SLACK);

  private static JsonNode blocks(Message.Content content) {
    return JsonMapper.shared().readTree(SlackBlocks.of(Letters.of(WATCH, content)));
  }

  @Test
  void a_message_has_blocks_and_a_text_for_those_that_know_no_blocks() {
    JsonNode message = blocks(Samples.one());

    assertThat(message.get("text").asString())
        .contains("<https://news.example/article/1|Ferry stands still at Low harbour>");
    assertThat(message.get("blocks").findValuesAsString("type"))
        .containsSequence("header", "plain_text", "section", "mrkdwn", "context");
  }

  @Property(tries = 100)
  void foreign_text_neither_links_nor_calls_anybody(@ForAll String foreign) {
    String title = "<!channel> @here <https://evil.test|x> & " + foreign;
    JsonNode message =
        blocks(new Message.Content.One(Samples.alert("s-1", 1, title, "@all", 1, 1)));

    for (JsonNode text : message.findValues("text")) {
      String told = text.isString() ? text.asString() : text.path("text").asString("");
      if (!text.path("type").asString("").equals("plain_text")) {
        assertThat(told.replaceAll("<https://news\\.example/[a-z0-9/-]*\\|", "<|"))
            .doesNotContain("<!")
            .doesNotContain("<https")
            .doesNotContain("|x>");
      }
    }
    assertThat(message.get("text").asString()).doesNotContain("@here");
  }

  @Test
  void a_long_digest_keeps_to_the_bounds_of_slack() {
    List<Alert> many =
        IntStream.range(0, 100)
            .mapToObj(number -> Samples.alert("s-" + number, 1, "Ferry " + "x".repeat(900)))
            .toList();
    JsonNode message = blocks(new Message.Content.Many(Samples.digest(many)));

    assertThat(message.get("blocks").size()).isLessThanOrEqualTo(SlackBlocks.BLOCKS_MAX);
    assertThat(message.get("text").asString().length())
        .isLessThanOrEqualTo(SlackBlocks.TEXT_CHARS_MAX);
    for (JsonNode block : message.get("blocks")) {
      for (JsonNode text : block.findValues("text")) {
        assertThat(text.path("text").asString("").length())
            .isLessThanOrEqualTo(SlackBlocks.SECTION_CHARS_MAX);
      }
    }
  }
}
