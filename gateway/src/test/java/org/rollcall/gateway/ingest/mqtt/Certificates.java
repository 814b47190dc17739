package org.rollcall.gateway.ingest.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates of a CA of one's own, made with the JDK's {@code keytool}. */
record Certificates(Path folder) {
  private static final String PASSWORD = "changeit";

  /** A CA; returns the file that trusts it. */
  Path authority(String name) throws Exception {
    keytool(name, "CN=" + name, List.of("-ext", "bc:c", "-validity", "30"));
    return pem(name, "CERTIFICATE", store().getCertificate(name).getEncoded(), ".pem");
  }

  /**
   * A broker's certificate and key.
   *
   * @return the settings of a Mosquitto listener that shows it
   */
  String broker(String name, String authority, String host, String start, int days)
      throws Exception {
    keytool(
        name,
        "CN=" + host,
        List.of(
            "-signer",
            authority,
            "-ext",
            "san=dns:" + host,
            "-startdate",
            start,
            "-validity",
            Integer.toString(days)));
    KeyStore store = store();
    Path certificate = pem(name, "CERTIFICATE", store.getCertificate(name).getEncoded(), ".pem");
    Path key =
        pem(name, "PRIVATE KEY", store.getKey(name, PASSWORD.toCharArray()).getEncoded(), ".key");
    return "certfile " + certificate + "\nkeyfile " + key;
  }

  private void keytool(String alias, String name, List<String> more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-keystore",
                file().toString(),
                "-storepass",
                PASSWORD));
    command.addAll(more);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
  }

  private KeyStore store() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file())) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private Path file() {
    return folder.resolve("keys.p12");
  }

  private Path pem(String name, String kind, byte[] der, String ending) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(name + ending),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
