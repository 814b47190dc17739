package org.rollcall.gateway.cli;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rollcall.gateway.world.FakeClock;

/**
 * Gives a test class one {@link RunningGateway}, as a parameter of its constructor and methods. It
 * is Friday, 5 November 2021, 10:24 in the homes. Closed and wiped after the last test of the
 * class.
 */
public final class OneGateway implements ParameterResolver {
  public static final String NOW = "2021-11-05T10:24:00+08:00";
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(OneGateway.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningGateway.class;
  }

  /** The store of the class keeps it and closes it. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext ofClass = context;
    while (ofClass.getTestMethod().isPresent()) {
      ofClass = ofClass.getParent().orElseThrow();
    }
    return ofClass
        .getStore(SPACE)
        .computeIfAbsent(
            RunningGateway.class,
            key -> RunningGateway.startInTempFolder(FakeClock.at(NOW)),
            RunningGateway.class);
  }
}
