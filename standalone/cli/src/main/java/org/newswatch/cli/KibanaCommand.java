package org.newswatch.cli;

import picocli.CommandLine.Command;

@Command(
    name = "kibana",
    description = "The dashboards for Kibana: who is in the news, what comes up, how sources do.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KibanaInstallCommand.class})
final class KibanaCommand {}
