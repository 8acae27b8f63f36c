package org.newswatch.servicekit.management;

import org.newswatch.servicekit.Setting;

/** Where a process shows its health and metrics. */
public record ManagementSettings(
    @Setting(
            doc =
                "Address that health and metrics listen on; 0.0.0.0 in a container. They need no"
                    + " password, so keep them inside your network.",
            def = "127.0.0.1")
        String host,
    @Setting(doc = "Port of health and metrics, 1 to 65535; 0 takes a free one.", def = "0")
        int port) {

  private static final int PORT_MAX = 65_535;

  public ManagementSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must name an address, such as 127.0.0.1");
    }
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException("port must be between 0 and 65535: " + port);
    }
  }

  /** On loopback and a free port. */
  public static ManagementSettings free() {
    return new ManagementSettings("127.0.0.1", 0);
  }
}
