package org.newswatch.crawler.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Gives the client's exceptions the words that {@link FetchOutcome.Failed} promises. */
final class Failures {

  private static final int DETAIL_CHARS_MAX = 300;

  private Failures() {}

  static FetchOutcome.Failed failed(String reason, String detail) {
    return new FetchOutcome.Failed(reason, detail, null, null);
  }

  static FetchOutcome of(Exception e) {
    if (e instanceof HostTable.PrivateAddressException) {
      return new FetchOutcome.Refused(shown(String.valueOf(e.getMessage())));
    }
    return failed(reason(e), shown(e.getClass().getSimpleName() + ": " + e.getMessage()));
  }

  private static String reason(Exception e) {
    return switch (e) {
      case UnknownHostException unused -> "dns";
      case ConnectTimeoutException unused -> "timeout";
      case ConnectionRequestTimeoutException unused -> "timeout";
      case SocketTimeoutException unused -> "timeout";
      case ConnectException unused -> "connect";
      case NoRouteToHostException unused -> "connect";
      case SSLException unused -> "tls";
      case MessageConstraintException unused -> "headers";
      case TruncatedChunkException unused -> "truncated";
      case MalformedChunkCodingException unused -> "protocol";
      case ConnectionClosedException unused -> "truncated";
      case EOFException unused -> "truncated";
      case ZipException unused -> "encoding";
      case Bodies.EncodingException unused -> "encoding";
      case ClientProtocolException unused -> "protocol";
      case IOException unused -> "io";
      default -> "protocol";
    };
  }

  private static String shown(String detail) {
    return detail.length() > DETAIL_CHARS_MAX ? detail.substring(0, DETAIL_CHARS_MAX) : detail;
  }
}
