package org.rollcall.gateway.ingest.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that send small acknowledgements at once: left to wait for more they meet the other
 * side's delayed acknowledgement, and a tenth of the messages gets through. Plain or TLS.
 */
final class NoDelaySockets extends SSLSocketFactory {
  private final SocketFactory inner;
  private final String[] suites;

  private NoDelaySockets(SocketFactory inner, String[] suites) {
    this.inner = inner;
    this.suites = suites;
  }

  static SocketFactory plain() {
    return new SocketFactory() {
      private final NoDelaySockets sockets =
          new NoDelaySockets(SocketFactory.getDefault(), new String[0]);

      @Override
      public Socket createSocket() throws IOException {
        return sockets.createSocket();
      }

      @Override
      public Socket createSocket(String host, int port) throws IOException {
        return sockets.createSocket(host, port);
      }

      @Override
      public Socket createSocket(String host, int port, InetAddress local, int localPort)
          throws IOException {
        return sockets.createSocket(host, port, local, localPort);
      }

      @Override
      public Socket createSocket(InetAddress host, int port) throws IOException {
        return sockets.createSocket(host, port);
      }

      @Override
      public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
          throws IOException {
        return sockets.createSocket(host, port, local, localPort);
      }
    };
  }

  static SSLSocketFactory tls(SSLSocketFactory trusting) {
    return new NoDelaySockets(trusting, trusting.getDefaultCipherSuites());
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return suites.clone();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return suites.clone();
  }

  @Override
  public Socket createSocket() throws IOException {
    return noDelay(inner.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return noDelay(inner.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return noDelay(inner.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return noDelay(inner.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return noDelay(inner.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return inner instanceof SSLSocketFactory tls
        ? noDelay(tls.createSocket(socket, host, port, autoClose))
        : socket;
  }

  private static Socket noDelay(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }
}
