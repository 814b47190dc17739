package org.rollcall.gateway.registry;

import java.util.List;

/** A need that the survey found. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, which the checker cannot see
public enum NeedKind implements Term {
  CARE("CARE", "托养照料", "托养", "照料"),
  REHAB("REHAB", "康复服务", "康复"),
  DEVICE("DEVICE", "辅助器具", "辅具");

  private final String code;
  private final List<String> aliases;

  NeedKind(String code, String... aliases) {
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
