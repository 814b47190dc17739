package org.rollcall.gateway.security;

import java.util.Set;

/**
 * Who makes a call.
 *
 * @param name as the facts that the call leaves will name them; one name is one person or token
 * @param units the org units whose subtree the role is held for; empty for everywhere
 */
public record Principal(String name, Role role, Set<String> units) {
  /** Who holds the administrator's token of the environment. */
  public static final Principal ADMIN = new Principal("admin", Role.ADMINISTRATOR, Set.of());

  public Principal {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a principal has a name");
    }
    units = Set.copyOf(units);
  }
}
