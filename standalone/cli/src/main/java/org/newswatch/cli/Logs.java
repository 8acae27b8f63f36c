package org.newswatch.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where log lines go: warnings on the terminal unless a command says otherwise. */
final class Logs {

  private static final String FILE_PROPERTY = "newswatch.log.file";

  private Logs() {}

  /** Everything into this file; the terminal is the command's. */
  static void toFile(Path file) {
    System.setProperty(FILE_PROPERTY, file.toString());
    use("logback-instance.xml");
  }

  /** Everything on standard output. */
  static void toStandardOutput() {
    use("logback-service.xml");
  }

  private static void use(String resource) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      URL configuration = Objects.requireNonNull(Logs.class.getResource(resource));
      configurator.doConfigure(configuration);
    } catch (JoranException e) {
      throw new IllegalStateException("the logging configuration " + resource + " is broken", e);
    }
  }
}
