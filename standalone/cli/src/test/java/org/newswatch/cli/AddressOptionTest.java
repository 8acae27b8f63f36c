package org.newswatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.newswatch.contract.Source.Kind;
import picocli.CommandLine;

final class AddressOptionTest {

  @Test
  void kinds_are_shown_and_refused_in_lower_case() {
    var command = new CommandLine(new SourcesTestCommand());
    assertThat(command.getUsageMessage().replaceAll("\\s+", " "))
        .contains("feed, sitemap, listing, page, folder");
    assertThatThrownBy(() -> command.parseArgs("https://paper.test", "--as", "blog"))
        .hasMessageContaining("'blog' is none of feed, sitemap, listing, page, folder");
  }

  @Test
  void the_case_of_a_kind_makes_no_difference() {
    assertThat(new AddressOption.Kinds().convert("SiteMap")).isEqualTo(Kind.SITEMAP);
  }
}
