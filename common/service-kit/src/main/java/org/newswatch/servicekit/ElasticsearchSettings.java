package org.newswatch.servicekit;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How to reach Elasticsearch. */
public record ElasticsearchSettings(
    @Setting(doc = "Address of the cluster.", def = "http://localhost:9200") URI url,
    @Setting(doc = "User name, where the cluster asks for one.") @Nullable String username,
    @Setting(doc = "Password of that user.", secret = true) @Nullable String password,
    @Setting(doc = "API key, instead of user and password.", secret = true)
        @Nullable String apiKey) {

  public ElasticsearchSettings {
    if ((username == null) != (password == null)) {
      throw new IllegalArgumentException("username and password come together");
    }
    if (apiKey != null && username != null) {
      throw new IllegalArgumentException("give either api-key or username and password, not both");
    }
  }

  /** Open access to this cluster. */
  public static ElasticsearchSettings of(URI url) {
    return new ElasticsearchSettings(url, null, null, null);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "ElasticsearchSettings[url=" + url + ", username=" + username + "]";
  }
}
