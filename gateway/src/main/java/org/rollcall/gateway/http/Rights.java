package org.rollcall.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Role;

/** Which roles a step of people takes; the administrator may take every one. */
final class Rights {
  /** Who writes down what happened at a home, and what is to be corrected. */
  static final Set<Role> HOME = Set.of(Role.HOME_MANAGER, Role.TOWNSHIP, Role.COUNTY);

  /** Who answers for a home before the township. */
  static final Set<Role> SUBMIT = Set.of(Role.HOME_MANAGER);

  static final Set<Role> APPROVE = Set.of(Role.TOWNSHIP, Role.COUNTY);
  static final Set<Role> LOCK = Set.of(Role.COUNTY);

  private Rights() {}

  /**
   * Who calls, where the role is one of those and held for the home.
   *
   * @throws Refusal where it is not
   */
  static Principal require(RoutingContext context, Homes homes, String home, Set<Role> roles) {
    Principal principal = require(context, roles);
    if (principal.units().isEmpty()
        || homes.registry().lineage(home).stream()
            .map(OrgUnit::code)
            .anyMatch(principal.units()::contains)) {
      return principal;
    }
    throw new Refusal(
        ErrorCode.ROLE_MISSING,
        principal.name()
            + " is "
            + principal.role().code()
            + " of "
            + String.join(", ", principal.units())
            + ", and "
            + home
            + " is not under it");
  }

  /** As {@link #require(RoutingContext, Homes, String, Set)}, wherever the role is held. */
  static Principal require(RoutingContext context, Set<Role> roles) {
    Principal principal = Author.principal(context);
    if (principal.role() == Role.ADMINISTRATOR || roles.contains(principal.role())) {
      return principal;
    }
    String wanted =
        Arrays.stream(Role.values())
            .filter(roles::contains)
            .map(Role::code)
            .collect(Collectors.joining(" or "));
    throw new Refusal(
        ErrorCode.ROLE_MISSING,
        principal.name()
            + " is "
            + principal.role().code()
            + "; this takes "
            + wanted
            + " or administrator");
  }
}
