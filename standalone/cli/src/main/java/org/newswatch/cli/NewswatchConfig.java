package org.newswatch.cli;

import java.nio.file.Path;
import org.newswatch.alerts.AlertsConfig;
import org.newswatch.analyst.AnalystConfig;
import org.newswatch.crawler.CrawlerConfig;
import org.newswatch.enricher.EnricherConfig;
import org.newswatch.indexer.IndexerConfig;
import org.newswatch.indexer.archive.ArchiveConfig;
import org.newswatch.servicekit.ElasticsearchSettings;
import org.newswatch.servicekit.KafkaSettings;
import org.newswatch.servicekit.Setting;
import org.newswatch.servicekit.management.ManagementSettings;

/** All settings of all services: one file serves every one of them. */
record NewswatchConfig(
    @Setting(doc = "How to reach Kafka; an all-in-one instance uses its own.") KafkaSettings kafka,
    @Setting(doc = "How to reach Elasticsearch; an all-in-one instance uses its own.")
        ElasticsearchSettings elasticsearch,
    @Setting(doc = "Health and metrics.") ManagementSettings management,
    @Setting(doc = "Kafka and Elasticsearch of an all-in-one instance.") EmbeddedSettings embedded,
    @Setting(doc = "Sources, and how they are crawled.") CrawlerConfig crawler,
    @Setting(doc = "Entities and dates.") EnricherConfig enricher,
    @Setting(doc = "Writing to Elasticsearch.") IndexerConfig indexer,
    @Setting(doc = "Articles for longer than the topics keep them.") ArchiveConfig archive,
    @Setting(doc = "Matching subscriptions and telling their owners.") AlertsConfig alerts,
    @Setting(doc = "Search calls and pages.") AnalystConfig analyst) {

  NewswatchConfig withServers(KafkaSettings ownKafka, ElasticsearchSettings ownElasticsearch) {
    return new NewswatchConfig(
        ownKafka,
        ownElasticsearch,
        management,
        embedded,
        crawler,
        enricher,
        indexer,
        archive,
        alerts,
        analyst);
  }

  /** The same with what can be rebuilt in this folder, and what cannot beside it. */
  NewswatchConfig withState(Path folder) {
    return new NewswatchConfig(
        kafka,
        elasticsearch,
        management,
        embedded,
        crawler,
        enricher.withStateDir(folder),
        indexer,
        archive,
        alerts.withStateDir(folder),
        analyst.withJobsDir(folder.resolveSibling("jobs")));
  }
}
