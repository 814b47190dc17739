package org.rollcall.gateway.ingest.mqtt;

import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Why a broker can't be used, in words for whoever set it up.
 *
 * @param isDistrust it did not show the certificate that it should
 */
record BrokerTrouble(String sentence, boolean isDistrust) {
  private static final int CAUSES_MAX = 16;

  /** The innermost cause that says something of the certificate is the most exact one. */
  static BrokerTrouble of(Throwable trouble, URI broker) {
    List<? extends Throwable> causes =
        Stream.iterate(trouble, e -> e != null, Throwable::getCause).limit(CAUSES_MAX).toList();
    for (int i = causes.size() - 1; i >= 0; i--) {
      Optional<String> distrust = distrust(causes.get(i), broker.getHost());
      if (distrust.isPresent()) {
        return new BrokerTrouble(distrust.get(), true);
      }
    }
    return new BrokerTrouble(plain(trouble), false);
  }

  private static Optional<String> distrust(Throwable cause, String host) {
    String said = " (" + cause.getMessage() + ")";
    if (cause instanceof CertificateExpiredException) {
      return Optional.of("its certificate has expired" + said + ": give it a new one");
    }
    if (cause instanceof CertificateNotYetValidException) {
      return Optional.of(
          "its certificate is not valid yet" + said + ": check this machine's clock");
    }
    if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
      return Optional.of(
          "nobody who is trusted has signed its certificate: name the file of its CA as"
              + " mqtt.caFile");
    }
    if (cause instanceof CertificateException) {
      return Optional.of(
          "its certificate is not for "
              + host
              + said
              + ": write mqtt.broker with the name in the certificate");
    }
    return cause instanceof SSLException
        ? Optional.of("TLS can't be spoken with it" + said + ": is this its port for TLS?")
        : Optional.empty();
  }

  private static String plain(Throwable trouble) {
    if (trouble instanceof MqttException mqtt) {
      Optional<String> cause = Optional.ofNullable(mqtt.getCause()).map(Throwable::getMessage);
      return "code " + mqtt.getReasonCode() + cause.map(text -> ", " + text).orElse("");
    }
    return String.valueOf(trouble.getMessage());
  }
}
