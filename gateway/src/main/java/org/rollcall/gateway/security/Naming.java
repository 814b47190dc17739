package org.rollcall.gateway.security;

/**
 * How an answer shows people's names. Masked is what everybody gets; whole is for the manager of
 * the very home that the call is about, who asks for it and stands in the access log with it.
 */
public enum Naming {
  MASKED,
  WHOLE;

  public String show(String name) {
    return this == WHOLE ? name : Masks.name(name);
  }

  /**
   * Whether a call may have names whole.
   *
   * @param right of the operation; its scope has been checked
   */
  public static boolean mayBeWhole(Principal principal, Right right) {
    return principal.role() == Role.HOME_MANAGER
        && !principal.units().isEmpty()
        && (right.scope() == Right.Scope.HOME || right.scope() == Right.Scope.PERSON);
  }
}
