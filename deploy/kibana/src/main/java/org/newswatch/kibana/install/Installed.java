package org.newswatch.kibana.install;

import java.net.URI;
import java.util.Map;

/** What became of an installation. */
public sealed interface Installed {

  /**
   * All of it is there.
   *
   * @param version Kibana's
   * @param objects how many saved objects were written
   * @param dashboards the address of each, by its title
   */
  record Done(String version, int objects, Map<String, URI> dashboards) implements Installed {}

  /**
   * It is not, and nothing was changed unless Kibana says so.
   *
   * @param reason in a word, such as {@code too-old}
   * @param detail what is wrong and what to do, in sentences
   */
  record Failed(String reason, String detail) implements Installed {}
}
