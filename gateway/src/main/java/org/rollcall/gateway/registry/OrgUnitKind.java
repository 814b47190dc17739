package org.rollcall.gateway.registry;

import java.util.List;

/** What an org unit is; only homes and centres have people, terminals and sensors. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, which the checker cannot see
public enum OrgUnitKind implements Term {
  FEDERATION("federation", "残联", "残疾人联合会"),
  TOWNSHIP("township", "乡镇街道", "乡镇", "街道", "乡", "镇"),
  HOME("home", "残疾人之家", "之家"),
  CENTRE("centre", "康复指导中心", "残疾人康复指导中心", "中心", "center");

  private final String code;
  private final List<String> aliases;

  OrgUnitKind(String code, String... aliases) {
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

  /** Whether people can be enrolled there: a home or a centre. */
  public boolean isSite() {
    return this == HOME || this == CENTRE;
  }

  /** Whether a unit of this kind may be the parent of a unit of the other kind. */
  boolean mayHold(OrgUnitKind child) {
    return switch (child) {
      case FEDERATION, TOWNSHIP -> this == FEDERATION;
      case HOME, CENTRE -> this == FEDERATION || this == TOWNSHIP;
    };
  }
}
