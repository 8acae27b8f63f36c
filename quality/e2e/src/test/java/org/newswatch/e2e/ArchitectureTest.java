package org.newswatch.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom; docs/architecture.md says why. */
@AnalyzeClasses(packages = "org.newswatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] SERVICES = {
    "org.newswatch.crawler..",
    "org.newswatch.enricher..",
    "org.newswatch.indexer..",
    "org.newswatch.alerts..",
    "org.newswatch.analyst.."
  };

  @ArchTest
  static final ArchRule SERVICES_MEET_ON_TOPICS_OR_IN_ELASTICSEARCH_ONLY =
      slices()
          .matching("org.newswatch.(crawler|enricher|indexer|alerts|analyst)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule THE_CONTRACT_KNOWS_NO_KAFKA_NO_ELASTICSEARCH_AND_NOBODY_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage("org.newswatch.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "co.elastic..",
              "org.newswatch.names..",
              "org.newswatch.query..",
              "org.newswatch.servicekit..");

  @ArchTest
  static final ArchRule NAMES_ARE_PURE =
      noClasses()
          .that()
          .resideInAPackage("org.newswatch.names..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "co.elastic..",
              "java.net..",
              "org.newswatch.contract..",
              "org.newswatch.servicekit..",
              "org.newswatch.query..");

  @ArchTest
  static final ArchRule THE_QUERY_LANGUAGE_KNOWS_NO_SERVER =
      noClasses()
          .that()
          .resideInAPackage("org.newswatch.query..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "co.elastic..",
              "org.elasticsearch..",
              "org.newswatch.servicekit..");

  @ArchTest
  static final ArchRule WHAT_ALL_SHARE_KNOWS_NO_SERVICE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.newswatch.contract..",
              "org.newswatch.names..",
              "org.newswatch.query..",
              "org.newswatch.servicekit..",
              "org.newswatch.desk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVICES);

  @ArchTest
  static final ArchRule EMBEDDED_PARTS_DASHBOARDS_AND_THE_DEMO_WORLD_KNOW_NOBODY_OF_OURS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.newswatch.embedded..", "org.newswatch.demoworld..", "org.newswatch.kibana..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.newswatch.contract..",
              "org.newswatch.servicekit..",
              "org.newswatch.desk..",
              "org.newswatch.crawler..",
              "org.newswatch.enricher..",
              "org.newswatch.indexer..",
              "org.newswatch.alerts..",
              "org.newswatch.analyst..",
              "org.newswatch.cli..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_ALL =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.newswatch.cli..", "org.newswatch.e2e..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.newswatch.cli..");
}
