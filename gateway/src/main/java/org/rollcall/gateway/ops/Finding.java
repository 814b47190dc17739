package org.rollcall.gateway.ops;

/**
 * One thing that is wrong with an installation or a backup, for a person to read.
 *
 * @param where the file
 * @param problem what is wrong with it
 * @param remedy what to do
 */
public record Finding(String where, String problem, String remedy) {
  @Override
  public String toString() {
    return where + ": " + problem + "; " + remedy;
  }
}
