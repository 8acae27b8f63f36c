package org.newswatch.kibana.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** As whom Kibana is asked. */
public sealed interface Access {

  /** Nobody: of a Kibana without security. */
  record Open() implements Access {}

  /** Somebody with a password. */
  record Password(String user, String password) implements Access {

    @Override
    public String toString() {
      return "password of " + user;
    }
  }

  /**
   * Whoever made the key.
   *
   * @param encoded as Elasticsearch and Kibana show it, in Base64
   */
  record ApiKey(String encoded) implements Access {

    @Override
    public String toString() {
      return "an API key";
    }
  }

  /** The header that says so. */
  default Optional<String> header() {
    return switch (this) {
      case Open open -> Optional.empty();
      case Password one ->
          Optional.of(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString((one.user() + ":" + one.password()).getBytes(UTF_8)));
      case ApiKey key -> Optional.of("ApiKey " + key.encoded());
    };
  }
}
