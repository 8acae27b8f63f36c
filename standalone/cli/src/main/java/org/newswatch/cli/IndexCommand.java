package org.newswatch.cli;

import picocli.CommandLine.Command;

@Command(
    name = "index",
    description = "What is in Elasticsearch: held against the topics, and built anew.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {IndexVerifyCommand.class, IndexRebuildCommand.class, IndexMigrateCommand.class})
final class IndexCommand {}
