package org.rollcall.device;

/**
 * What a terminal calls itself on the wire.
 *
 * @param protocol the adapter's name, for instance {@code zkteco}
 * @param serial the serial number exactly as the terminal sends it, 1 to 64 characters
 */
public record DeviceKey(String protocol, String serial) {
  public static final int SERIAL_MAX_CHARS = 64;

  public DeviceKey {
    if (protocol.isEmpty()) {
      throw new IllegalArgumentException("a device key needs a protocol");
    }
    if (!isSerial(serial)) {
      throw new IllegalArgumentException(
          "a serial number has 1 to " + SERIAL_MAX_CHARS + " printable characters");
    }
  }

  /** Whether the text can be a serial number: printable ASCII without blanks, bounded. */
  public static boolean isSerial(String text) {
    return !text.isEmpty()
        && text.length() <= SERIAL_MAX_CHARS
        && text.chars().allMatch(c -> c > ' ' && c < 127);
  }
}
