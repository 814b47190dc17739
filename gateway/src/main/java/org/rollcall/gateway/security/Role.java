package org.rollcall.gateway.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; what of it, {@link Principal#units} says. */
public enum Role {
  /** Everything, everywhere: the first start, automation. */
  ADMINISTRATOR,
  /** Terminals: claim, commission, command, replace; no figures and no names. */
  INSTALLER,
  /** The days and months of own homes. */
  HOME_MANAGER,
  /** Approves what the homes of a township submit. */
  TOWNSHIP,
  /** Locks, reopens, imports; the federation itself. */
  COUNTY,
  /** Reads everything that is accountable, changes nothing. */
  AUDITOR;

  /** As it is written in calls and files: {@code home-manager}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of that code. */
  public static Optional<Role> find(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
