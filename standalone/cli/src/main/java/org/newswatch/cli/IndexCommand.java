package org.newswatch.cli;

import picocli.CommandLine.Command;

@Command(
    name = "index",
    description = "What is in Elasticsearch, held against the topics.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {IndexVerifyCommand.class})
final class IndexCommand {}
