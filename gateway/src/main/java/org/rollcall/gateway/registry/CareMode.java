package org.rollcall.gateway.registry;

import java.util.List;

/** How a home cares for a person: by day, or day and night. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, which the checker cannot see
public enum CareMode implements Term {
  DAY("day", "日间照料", "日间", "日托"),
  RESIDENTIAL("residential", "寄宿托养", "托养", "寄宿", "全日");

  private final String code;
  private final List<String> aliases;

  CareMode(String code, String... aliases) {
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
