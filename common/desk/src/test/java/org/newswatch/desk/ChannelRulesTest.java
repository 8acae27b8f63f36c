package org.newswatch.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newswatch.contract.Channel;

final class ChannelRulesTest {

  private static Channel of(Channel.Type type, String target) {
    return new Channel(type, target, null);
  }

  @Test
  void good_channels_pass() {
    assertThat(
            ChannelRules.problem(
                new Channel(Channel.Type.WEBHOOK, "https://desk.example/hook", "env:A")))
        .isEmpty();
    assertThat(ChannelRules.problem(new Channel(Channel.Type.SLACK, "#desk", "env:SLACK_DESK")))
        .isEmpty();
    assertThat(ChannelRules.problem(of(Channel.Type.EMAIL, "ida.b+news@desk-1.example"))).isEmpty();
    assertThat(ChannelRules.problem(of(Channel.Type.RSS, ""))).isEmpty();
    assertThat(ChannelRules.problem(of(Channel.Type.TOPIC, "desk.low"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://desk.example/x",
        "https://ida:pw@desk.example/",
        "https:///x",
        "desk",
        "https://desk.example/#x",
        "file:///etc/passwd",
        "https://desk.example/\r\nX: y"
      })
  void a_web_hook_is_a_plain_web_address(String address) {
    assertThat(ChannelRules.problem(new Channel(Channel.Type.WEBHOOK, address, "env:A")))
        .isPresent();
  }

  @Test
  void a_web_hook_names_its_secret() {
    assertThat(ChannelRules.problem(of(Channel.Type.WEBHOOK, "https://desk.example/")))
        .hasValueSatisfying(problem -> assertThat(problem).contains("env:DESK_HOOK"));
  }

  @Test
  void the_address_of_a_slack_web_hook_is_not_given_but_named() {
    assertThat(
            ChannelRules.problem(
                new Channel(Channel.Type.SLACK, "https://hooks.slack.example/T0/B0/x", "env:A")))
        .hasValueSatisfying(
            problem -> assertThat(problem).contains("env:SLACK_DESK").doesNotContain("T0/B0"));
    assertThat(ChannelRules.problem(of(Channel.Type.SLACK, "#desk"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ida",
        "ida@desk.example, eva@desk.example",
        "Ida <ida@desk.example>",
        "ida@desk.example\r\nBcc: eva@desk.example",
        "@desk.example",
        "ida@",
        ".ida@desk.example",
        "ida..b@desk.example",
        "ida@-desk.example",
        "ida@desk.example.",
        "ida@desk..example"
      })
  void an_e_mail_channel_is_one_plain_address(String address) {
    assertThat(ChannelRules.problem(of(Channel.Type.EMAIL, address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", ".", "a b", "ä", "-x"})
  void a_topic_has_a_plain_name(String name) {
    assertThat(ChannelRules.problem(of(Channel.Type.TOPIC, name))).isPresent();
  }

  @Test
  void no_topic_of_our_own_can_be_meant() {
    assertThat(ChannelRules.TOPIC_PREFIX).isNotEqualTo(org.newswatch.contract.Topic.PREFIX);
    assertThat(ChannelRules.TOPIC_PREFIX + "articles.raw")
        .doesNotStartWith(org.newswatch.contract.Topic.PREFIX);
  }
}
