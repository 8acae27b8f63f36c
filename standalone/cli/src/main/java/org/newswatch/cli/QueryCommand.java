package org.newswatch.cli;

import picocli.CommandLine.Command;

/** Looking at queries. */
@Command(
    name = "query",
    description = "The language that search takes.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = QueryCheckCommand.class,
    footer = {
      "",
      "Examples:",
      "  newswatch query check 'Lukashenka NEAR/5 \"political prisoners\" NOT lang:be'",
      "  newswatch query check 'elect* published:now-24h about:today+7d'"
    })
final class QueryCommand {}
