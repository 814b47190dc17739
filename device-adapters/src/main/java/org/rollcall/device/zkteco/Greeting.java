package org.rollcall.device.zkteco;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.rollcall.device.zkteco.pull.PackedTime;

/**
 * What the gateway tells a terminal when it introduces itself: how to push, what, and which time it
 * is. Pure; the same terminal is told the same after every restart.
 */
final class Greeting {
  /**
   * The version without key exchange: from 2.4.0 on a terminal may ask for encryption through a
   * closed library, and the lower version of both sides is used.
   */
  private static final String ATTENDANCE_VERSION = "2.2.14";

  private static final String SECURITY_VERSION = "3.0.1";
  private static final int CODE_CHARS = 20;

  private Greeting() {}

  /**
   * The answer to the first request of an attendance terminal.
   *
   * <p>Stamps: the gateway keeps no cursor for the terminal. {@code None} leaves it to the
   * terminal's own mark of what was acknowledged, which is right after a restart, a restore or a
   * change of server. 0 would call for everything again after each {@code CHECK}; a stamp once
   * received would lose records where the terminal's clock had been ahead and was set back. A
   * terminal that takes {@code None} for 0 only repeats itself, and repetitions are known by their
   * content.
   */
  static String attendance(String serial, ZoneOffset offset) {
    return String.join(
        "\n",
        "GET OPTION FROM: " + serial,
        "Stamp=None",
        "OpStamp=9999",
        "PhotoStamp=None",
        "ATTLOGStamp=None",
        "OPERLOGStamp=9999",
        "ATTPHOTOStamp=None",
        "ErrorDelay=30",
        "Delay=10",
        "TransTimes=00:00;14:05",
        "TransInterval=1",
        // By name, since the order of the bits differs between firmware, and only these two, so
        // that pictures and templates never set out.
        "TransFlag=TransData AttLog\tOpLog",
        "TimeZone=" + timeZone(offset),
        "Realtime=1",
        "Encrypt=None",
        "ServerVer=" + ATTENDANCE_VERSION,
        "PushProtVer=" + ATTENDANCE_VERSION,
        "");
  }

  /** The answer to the first request of an access controller: it is registered, go on. */
  static String security(String serial) {
    return String.join(
        "\n",
        "registry=ok",
        "RegistryCode=" + registryCode(serial),
        "ServerVersion=" + SECURITY_VERSION,
        "ServerName=ADMS",
        "PushProtVer=" + SECURITY_VERSION,
        "ErrorDelay=30",
        "RequestDelay=10",
        "TransTimes=00:00;14:05",
        "TransInterval=1",
        "TransTables=Transaction",
        "Realtime=1",
        "SessionID=" + sessionId(serial),
        "TimeoutSec=10",
        "");
  }

  /** The answer to {@code /registry}: the terminal takes all of it as the code, so no line end. */
  static String registration(String serial) {
    return "RegistryCode=" + registryCode(serial);
  }

  /** The answer to {@code /push}. Only events are asked for, not who is enrolled. */
  static String configuration(String serial) {
    return String.join(
        "\n",
        "ServerVersion=" + SECURITY_VERSION,
        "ServerName=ADMS",
        "PushVersion=" + SECURITY_VERSION,
        "ErrorDelay=30",
        "RequestDelay=10",
        "TransTimes=00:00\t14:05",
        "TransInterval=1",
        "TransTables=Transaction",
        "Realtime=1",
        "SessionID=" + sessionId(serial),
        "TimeoutSec=10",
        "");
  }

  /** The answer to {@code /rtdata?type=time}. */
  static String time(Instant now, ZoneOffset offset) {
    long encoded = PackedTime.encode(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    return "DateTime=" + encoded + ",ServerTZ=" + offset.getId().replace("Z", "+00:00");
  }

  /** Whole hours, or minutes where the zone has a half or a quarter. */
  static String timeZone(ZoneOffset offset) {
    int minutes = offset.getTotalSeconds() / 60;
    return Integer.toString(minutes % 60 == 0 ? minutes / 60 : minutes);
  }

  private static String registryCode(String serial) {
    return digest("registry/" + serial).substring(0, CODE_CHARS);
  }

  private static String sessionId(String serial) {
    return digest("session/" + serial).substring(0, 32).toUpperCase(Locale.ROOT);
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
