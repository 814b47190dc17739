package org.rollcall.gateway.ingest.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates a broker may show: those of a file, else those that the JVM trusts. */
final class BrokerTrust {
  private static final int FILE_MAX_BYTES = 1 << 20;

  private BrokerTrust() {}

  /**
   * Sockets that trust nobody else.
   *
   * @param caFile certificates in PEM, one behind the other
   * @throws IllegalArgumentException where the file has none
   */
  static SSLSocketFactory sockets(Optional<Path> caFile) {
    return caFile
        .map(file -> context(file).getSocketFactory())
        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static SSLContext context(Path file) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int no = 0;
      for (Certificate certificate : certificates(file)) {
        trusted.setCertificateEntry("ca-" + ++no, certificate);
      }
      if (no == 0) {
        throw new IllegalArgumentException("the file holds no certificate in PEM");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new IllegalArgumentException("the file can't be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the file holds no certificate in PEM", e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    if (Files.size(file) > FILE_MAX_BYTES) {
      throw new IllegalArgumentException("the file is larger than certificates are");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }
}
