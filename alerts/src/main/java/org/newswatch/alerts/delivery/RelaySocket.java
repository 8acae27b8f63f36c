package org.newswatch.alerts.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * The line of one conversation with the relay: it can be cut from outside when the conversation
 * takes too long, and ends by itself when the relay talks without end.
 */
final class RelaySocket extends Socket {

  /** Bytes of all that a relay says in one conversation. */
  static final int SAID_BYTES_MAX = 64 * 1024;

  @Override
  public InputStream getInputStream() throws IOException {
    return new Bounded(super.getInputStream());
  }

  private static final class Bounded extends FilterInputStream {

    private int left = SAID_BYTES_MAX;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("the relay said more than " + SAID_BYTES_MAX + " bytes");
      }
    }
  }

  /** Makes one line, which the mail library then connects. */
  static final class Factory extends SocketFactory {

    private final RelaySocket socket = new RelaySocket();

    /** Ends the conversation, whatever it waits for. */
    void cut() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new IllegalStateException("closing a socket does not fail", e);
      }
    }

    @Override
    public Socket createSocket() {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw unconnected();
    }

    private static UnsupportedOperationException unconnected() {
      return new UnsupportedOperationException("the library connects the line itself");
    }
  }
}
