package org.newswatch.alerts.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.newswatch.servicekit.Setting;

/** What an operator may set about how alerts go out. */
public record DeliverySettings(
    @Setting(doc = "The relay that takes e-mail.") MailSettings mail,
    @Setting(
            doc =
                "Hosts, or host:port, that web hooks may be at though their addresses are private.",
            def = "[]")
        List<String> privateHosts,
    @Setting(doc = "The folder that file: secrets of channels are read from.", def = "/run/secrets")
        Path secretsDir,
    @Setting(doc = "Secrets of channels by name, for config:NAME.", def = "{}", secret = true)
        Map<String, String> secrets,
    @Setting(
            doc =
                "Loopback address that feeds are served at. Or the word container: every address of"
                    + " the container that this runs in, whose port must then be published on"
                    + " loopback only.",
            def = "127.0.0.1")
        String feedHost,
    @Setting(doc = "Port that feeds are served at; 0 takes a free one.", def = "0") int feedPort) {

  /** No relay, no private host, no secret; feeds at a free port. */
  public static final DeliverySettings DEFAULT =
      new DeliverySettings(
          MailSettings.NONE, List.of(), Path.of("/run/secrets"), Map.of(), "127.0.0.1", 0);

  public DeliverySettings {
    privateHosts = List.copyOf(privateHosts);
    secrets = Map.copyOf(secrets);
    FeedServer.check(feedHost, feedPort);
  }

  /** The same with these hosts. */
  public DeliverySettings withPrivateHosts(List<String> hosts) {
    return new DeliverySettings(mail, hosts, secretsDir, secrets, feedHost, feedPort);
  }

  /** The same with these secrets. */
  public DeliverySettings withSecrets(Map<String, String> byName) {
    return new DeliverySettings(mail, privateHosts, secretsDir, byName, feedHost, feedPort);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "DeliverySettings[mail=" + mail + ", privateHosts=" + privateHosts + "]";
  }
}
