package org.newswatch.crawler.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** WARC records written by hand, so that they can also be wrong. */
final class Warcs {

  private Warcs() {}

  static byte[] response(String url, String html) {
    return response(url, "Content-Type: text/html; charset=utf-8\r\n", utf8(html));
  }

  static byte[] response(String url, String httpHeaders, byte[] body) {
    byte[] http = joined(utf8("HTTP/1.1 200 OK\r\n" + httpHeaders + "\r\n"), body);
    return record("response", url, "application/http; msgtype=response", http, http.length);
  }

  static byte[] record(String type, String url, String contentType, byte[] block, long length) {
    String head =
        """
        WARC/1.1
        WARC-Type: %s
        WARC-Target-URI: %s
        WARC-Date: 2026-02-03T04:05:06Z
        WARC-Record-ID: <urn:uuid:0f9dc8a4-0000-4000-8000-000000000000>
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(type, url, contentType, length)
            .replace("\n", "\r\n");
    return joined(utf8(head), block, utf8("\r\n\r\n"));
  }

  static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
