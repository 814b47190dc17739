package org.rollcall.gateway.registry;

import java.util.List;

/** Which way people go at a device: one way, either way unsaid, or as the terminal itself says. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, which the checker cannot see
public enum PunchDirection implements Term {
  IN("in", "进", "入", "签到"),
  OUT("out", "出", "签退"),
  BOTH("both", "进出", "双向"),
  TERMINAL("terminal", "终端", "以终端为准");

  private final String code;
  private final List<String> aliases;

  PunchDirection(String code, String... aliases) {
    this.code = code;
    this.aliases = List.of(aliases);
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public List<String> aliases() {
    return aliases;
  }
}
