package org.rollcall.gateway.security;

import java.util.Locale;
import java.util.Set;

/**
 * A line of {@code rights.csv}: who may call an operation.
 *
 * @param roles without the administrator, who may always
 */
public record Right(String operation, Scope scope, Logged logged, Set<Role> roles) {
  /** What the units of a principal are held against. */
  public enum Scope {
    OPEN("open"),
    NONE("none"),
    EVERYWHERE("everywhere"),
    NARROWED("narrowed"),
    HOME("home"),
    ORG_UNIT("orgUnit"),
    PERSON("person"),
    DEVICE("device"),
    CREDENTIAL("credential");

    private final String code;

    Scope(String code) {
      this.code = code;
    }

    /** As it stands in the table; for a parameter, its name. */
    public String code() {
      return code;
    }
  }

  /** Whether and as what the access log has the call. */
  public enum Logged {
    NO,
    PERSONAL,
    PULL;

    String code() {
      return this == NO ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  public Right {
    roles = Set.copyOf(roles);
  }

  public boolean admits(Role role) {
    return role == Role.ADMINISTRATOR || roles.contains(role);
  }
}
