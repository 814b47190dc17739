package org.rollcall.device.zkteco;

import java.util.Locale;
import java.util.Map;

/** The paths under {@code /iclock}. */
enum Endpoint {
  CDATA,
  GETREQUEST,
  DEVICECMD,
  PING,
  REGISTRY,
  PUSH,
  QUERYDATA,
  RTDATA,
  FDATA,
  /** Key exchange, files, self-test, encrypted uploads: nothing that is offered here. */
  NOT_OFFERED,
  UNKNOWN;

  static final String ROOT = "/iclock";
  private static final String SUFFIX = ".aspx";

  private static final Map<String, Endpoint> BY_NAME =
      Map.ofEntries(
          Map.entry("cdata", CDATA),
          Map.entry("getrequest", GETREQUEST),
          Map.entry("devicecmd", DEVICECMD),
          Map.entry("ping", PING),
          Map.entry("registry", REGISTRY),
          Map.entry("push", PUSH),
          Map.entry("querydata", QUERYDATA),
          Map.entry("rtdata", RTDATA),
          Map.entry("fdata", FDATA),
          Map.entry("exchange", NOT_OFFERED),
          Map.entry("file", NOT_OFFERED),
          Map.entry("test", NOT_OFFERED),
          Map.entry("edata", NOT_OFFERED));

  /** In any case, with or without {@code .aspx} and slashes at the end. */
  static Endpoint of(String path) {
    int from = ROOT.length() + 1;
    int to = path.length();
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    if (to <= from || !path.regionMatches(true, 0, ROOT + "/", 0, from)) {
      return UNKNOWN;
    }
    if (path.regionMatches(true, to - SUFFIX.length(), SUFFIX, 0, SUFFIX.length())) {
      to = Math.max(from, to - SUFFIX.length());
    }
    return BY_NAME.getOrDefault(path.substring(from, to).toLowerCase(Locale.ROOT), UNKNOWN);
  }
}
