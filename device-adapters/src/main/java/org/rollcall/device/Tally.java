package org.rollcall.device;

/** Counts what adapters cope with, so that it shows in {@code /metrics}. Safe from any thread. */
@FunctionalInterface
public interface Tally {

  /**
   * Counts one more.
   *
   * @param protocol the adapter's name
   * @param what a short constant in kebab case, for instance {@code body-too-large}; never foreign
   *     text
   */
  void count(String protocol, String what);
}
