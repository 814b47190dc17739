package org.rollcall.device.dejaos;

import io.vertx.core.buffer.Buffer;

/** What a terminal of version 2 publishes about one access, for load generators. Pure. */
public final class AccessBytes {
  /** Where it publishes. */
  public static final String TOPIC = DejaosTerminal.Version.V2.root() + "access";

  private AccessBytes() {}

  /** Where it is answered. */
  public static String replies(String serial) {
    return DejaosTerminal.Version.V2.root() + serial + "/access_reply";
  }

  /**
   * One record, as long as wanted or as it has to be.
   *
   * @param id the record's own number
   * @param second since 1970
   * @param bytes the length to fill up to, by the text that the terminal has room for
   */
  public static Buffer access(String serial, long id, String number, long second, int bytes) {
    // Put together by hand: a load generator makes thousands a second.
    String open =
        "{\"serialNo\":\""
            + id
            + "\",\"uuid\":\""
            + serial
            + "\",\"sign\":\"\",\"code\":\"000000\",\"time\":"
            + second
            + ",\"data\":[{\"userId\":\""
            + number
            + "\",\"type\":300,\"result\":1,\"timeStamp\":"
            + second
            + ",\"error\":\"";
    String close = "\"}]}";
    int filling = Math.max(0, bytes - open.length() - close.length());
    return Buffer.buffer(open + " ".repeat(filling) + close);
  }
}
