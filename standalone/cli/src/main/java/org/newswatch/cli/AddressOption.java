package org.newswatch.cli;

import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source.Kind;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The address of a source, and what it is to be taken for. */
final class AddressOption {

  @Parameters(
      paramLabel = "ADDRESS",
      description = "A home page, a feed, a sitemap, a page that lists articles, or a folder.")
  private String address = "";

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "Take it for this: ${COMPLETION-CANDIDATES}; found out when not given.")
  private @Nullable Kind as;

  String address() {
    return address;
  }

  @Nullable Kind as() {
    return as;
  }
}
