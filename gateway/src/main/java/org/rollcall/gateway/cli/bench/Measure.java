package org.rollcall.gateway.cli.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One line of the result.
 *
 * @param unit stands behind the value, for instance {@code /s}
 * @param goal empty where nothing is wanted of it, or the run was too small to judge by
 * @param beside what the machine can do at most, or what else belongs to the value
 */
record Measure(String name, double value, String unit, Optional<Goal> goal, String beside) {
  private static final double DECIMALS_BELOW = 100;

  static Measure of(String name, double value, String unit, Goal goal, String beside) {
    return new Measure(name, value, unit, Optional.of(goal), beside);
  }

  /** The same, but not judged. */
  Measure unjudged() {
    return new Measure(name, value, unit, Optional.empty(), beside);
  }

  String valueText() {
    return number(value) + unit;
  }

  String goalText() {
    return goal.map(g -> (g.side() == Goal.Side.AT_LEAST ? "≥ " : "≤ ") + number(g.bound()) + unit)
        .orElse("");
  }

  String verdict() {
    return goal.map(g -> g.isMetBy(value) ? "met" : "short").orElse("");
  }

  /** Big numbers whole and in groups of three, small ones with one decimal unless it is 0. */
  static String number(double value) {
    boolean whole = value >= DECIMALS_BELOW || value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%.1f", value);
  }
}
