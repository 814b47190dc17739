package org.rollcall.gateway.cli;

/** The command line. */
public final class Rollcall {
  private Rollcall() {}

  public static void main(String[] args) {
    System.exit(args.length);
  }
}
