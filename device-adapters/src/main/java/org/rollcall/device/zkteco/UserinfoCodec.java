package org.rollcall.device.zkteco;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.device.HeldPeople;
import org.rollcall.device.RosterEntry;
import org.rollcall.device.RosterPlan;

/**
 * People of a terminal, from and to the wire. Pure.
 *
 * <pre>
 * attendance  USER PIN=7 ⇥ Name=… ⇥ Pri=0 ⇥ Passwd=… ⇥ Card=… ⇥ …     DATA UPDATE USERINFO PIN=7 ⇥ Name=…
 * security    user uid=1 ⇥ pin=7 ⇥ name=… ⇥ privilege=0 ⇥ …           DATA UPDATE user Pin=7 ⇥ Name=…
 * </pre>
 *
 * Only number and name are ever sent: what a command does not name stays as it is on the terminal,
 * so nobody's card, password or right is touched. Nothing is deleted but one user by number.
 */
final class UserinfoCodec {
  /** What terminals of today keep of a name; older ones cut it themselves. */
  static final int NAME_MAX_BYTES = 24;

  private static final String WORD = "USER ";

  private UserinfoCodec() {}

  /** The question for everybody on the terminal. */
  static String question(Dialect dialect) {
    return dialect == Dialect.SECURITY
        ? "DATA QUERY tablename=user,fielddesc=*,filter=*"
        : "DATA QUERY USERINFO";
  }

  /** The command that makes a change. */
  static String command(RosterPlan.Kind kind, RosterEntry entry, Dialect dialect) {
    boolean security = dialect == Dialect.SECURITY;
    String whom = (security ? "user Pin=" : "USERINFO PIN=") + entry.number();
    return kind == RosterPlan.Kind.REMOVE
        ? "DATA DELETE " + whom
        : "DATA UPDATE " + whom + "\tName=" + entry.name();
  }

  /** Why an entry can't be written to a terminal; empty where it can. */
  static Optional<String> objection(RosterEntry entry, Traits traits) {
    return number(entry.number(), traits).or(() -> name(entry.name(), traits.charset()));
  }

  /**
   * The people among the lines of a body, at most {@code max}.
   *
   * @param onlyPeople whether every line is one; else those that begin with the word for it
   * @param charset in which the terminal writes names, tried before the others
   */
  static List<HeldPeople.Person> people(byte[] body, boolean onlyPeople, Charset charset, int max) {
    List<HeldPeople.Person> people = new ArrayList<>();
    Lines lines = new Lines(body);
    while (lines.advance() && people.size() < max) {
      if (onlyPeople || beginsWithWord(body, lines.from(), lines.to())) {
        person(KeyValues.parse(body, lines.from(), lines.to(), charset)).ifPresent(people::add);
      }
    }
    return people;
  }

  private static Optional<HeldPeople.Person> person(KeyValues fields) {
    boolean operator =
        fields.get("pri").or(() -> fields.get("privilege")).filter(p -> !p.equals("0")).isPresent();
    return fields
        .get("pin")
        .filter(AttlogCodec::isPin)
        .map(pin -> new RosterEntry(pin, fields.get("name").orElse("")))
        .map(entry -> new HeldPeople.Person(entry, operator));
  }

  private static boolean beginsWithWord(byte[] b, int from, int to) {
    if (to - from < WORD.length()) {
      return false;
    }
    for (int i = 0; i < WORD.length(); i++) {
      if (Character.toUpperCase((char) b[from + i]) != WORD.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> number(String number, Traits traits) {
    if (number.length() > traits.numberMaxChars()) {
      return Optional.of(
          "the number has more than the " + traits.numberMaxChars() + " digits of this terminal");
    }
    if (traits.letters() && number.chars().allMatch(UserinfoCodec::isLetterOrDigit)) {
      return Optional.empty();
    }
    if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of("this terminal takes numbers of digits only");
    }
    // A terminal that counts would take 007 for 7, and 0 for nobody.
    return number.startsWith("0")
        ? Optional.of("the terminal would drop the zero that the number begins with")
        : Optional.empty();
  }

  private static Optional<String> name(String name, Charset charset) {
    if (name.chars().anyMatch(c -> c < ' ' || c == 127)) {
      return Optional.of("the name has a control character in it");
    }
    if (!charset.newEncoder().canEncode(name)) {
      return Optional.of("the name has a character that " + charset.name() + " does not have");
    }
    int bytes = name.getBytes(charset).length;
    return bytes > NAME_MAX_BYTES
        ? Optional.of(
            "the name takes "
                + bytes
                + " bytes in "
                + charset.name()
                + ", and the terminal keeps "
                + NAME_MAX_BYTES)
        : Optional.empty();
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
