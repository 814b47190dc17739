package org.rollcall.gateway.pages;

/**
 * A server that serves the pages and one home of seventeen at 10:24 on 2026-11-24, as {@code
 * people.txt} says. The journeys know nothing else of it, so whatever implements this can be tested
 * by them.
 */
interface PagesUnderTest extends AutoCloseable {

  /** Where the pages are, without a slash at the end. */
  String address();

  /** A bearer token that sees every home. */
  String token();

  /** A person of the home H01 punches; the time is the home's, {@code 10:25}, and becomes now. */
  void checkIn(String person, String time);

  /** Somebody is enrolled at the home H01 from today on. */
  void enrol(String person, String name);

  /** It gets that late in the home, {@code 10:48}, and no terminal says anything meanwhile. */
  void passUntil(String time);

  @Override
  void close();

  /** Makes an account that may see the home H01. */
  void account(String name, String password);
}
