package org.rollcall.device.zkteco.pull;

import java.time.Duration;

/**
 * A terminal that is to be read, as the settings have it.
 *
 * @param commKey the number that is set in the terminal's menu, 0 where none is; a secret
 * @param every how long from one reading to the next
 * @param disableWhileReading whether nobody can punch while the log is read
 * @param live whether a connection stays open on which the terminal tells punches at once
 */
record PullTarget(
    String serial,
    String host,
    int port,
    Transport transport,
    long commKey,
    Duration every,
    boolean disableWhileReading,
    boolean live) {

  @Override
  public String toString() {
    return serial + " at " + host + ":" + port;
  }
}
