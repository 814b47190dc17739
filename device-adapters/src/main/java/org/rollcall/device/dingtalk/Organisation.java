package org.rollcall.device.dingtalk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One DingTalk organisation and the app in it that serves us, as the settings have them.
 *
 * @param org the name in our own addresses, {@code /dingtalk/{org}}
 * @param corpId DingTalk's name of the organisation
 * @param appKey also called client id
 * @param appSecret also called client secret; empty where nothing needs it
 * @param token signs what is pushed; empty without {@link Mode#HTTP}
 * @param aesKey 43 characters that encrypt what is pushed; empty without {@link Mode#HTTP}
 * @param replayWindow how far a push's own time may be from ours; empty where any will do
 * @param apiBase address of the new API, without a slash at its end
 * @param oapiBase address of the old API, without a slash at its end
 * @param pushQuota pushes that the organisation's edition of DingTalk has in a month
 * @param callQuota calls that it has in a month
 * @param pollEvery how often records are asked for
 * @param users whom to ask for, besides everybody who was seen in a push
 */
record Organisation(
    String org,
    String corpId,
    String appKey,
    String appSecret,
    String token,
    String aesKey,
    Set<Mode> modes,
    Optional<Duration> replayWindow,
    String apiBase,
    String oapiBase,
    int pushQuota,
    int callQuota,
    Duration pollEvery,
    List<String> users) {

  Organisation {
    modes = Set.copyOf(modes);
    users = List.copyOf(users);
  }

  /** Without secrets and people. */
  @Override
  public String toString() {
    return org + " " + modes;
  }
}
