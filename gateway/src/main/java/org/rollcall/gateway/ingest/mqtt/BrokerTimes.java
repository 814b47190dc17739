package org.rollcall.gateway.ingest.mqtt;

/**
 * How patient the gateway is with a broker.
 *
 * @param openWithinMs connected and subscribed by then, or the attempt is given up
 * @param probeEveryMs how often it is asked whether it still answers
 * @param answerWithinMs how long it may take to
 * @param retryMs before a message that was not kept is tried again
 * @param attemptsMax how often, before the connection is given up
 */
record BrokerTimes(
    long openWithinMs, long probeEveryMs, long answerWithinMs, long retryMs, int attemptsMax) {

  static BrokerTimes standard() {
    return new BrokerTimes(30_000, 30_000, 20_000, 1_000, 10);
  }
}
