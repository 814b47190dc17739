package org.rollcall.device.zkteco;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The people on a simulated terminal, and how it obeys commands about them: adds, renames, removes,
 * tells, and refuses as the real ones do. Safe from any thread.
 */
public final class TerminalUsers {
  private static final String NAME = "Name=";

  private final Charset charset;
  private final int usersMax;
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, Integer> refusals = new LinkedHashMap<>();

  /**
   * @param charset in which the terminal keeps names: GBK with a Chinese menu, else UTF-8
   * @param usersMax how many people fit
   */
  public TerminalUsers(Charset charset, int usersMax) {
    this.charset = charset;
    this.usersMax = usersMax;
  }

  /** A terminal with a Chinese menu and room for a thousand. */
  public static TerminalUsers chinese() {
    return new TerminalUsers(Traits.GBK, 1_000);
  }

  /** What the terminal answers to one command, and what it uploads before that. */
  record Obeyed(int returned, String verb, Optional<String> upload) {
    /** What a terminal says of a command that it does not know. */
    static final Obeyed UNABLE = new Obeyed(ReturnCode.NOT_OFFERED, "", Optional.empty());
  }

  /** Somebody was enrolled at the terminal itself. */
  public synchronized void enrol(String number, String name) {
    names.put(number, name);
  }

  /** From now on every command about this person is answered with this number. */
  public synchronized void refuse(String number, int returned) {
    refusals.put(number, returned);
  }

  public synchronized Map<String, String> names() {
    return Map.copyOf(names);
  }

  Charset charset() {
    return charset;
  }

  /** The vendor's number of the menu's language. */
  int language() {
    return charset.equals(Traits.GBK) ? 83 : 69;
  }

  /** What {@code INFO} says of them. */
  synchronized String described() {
    return "~MaxUserCount="
        + (usersMax + 99) / 100
        + "\nUserCount="
        + names.size()
        + "\nLanguage="
        + language()
        + "\n~PIN2Width=9\n";
  }

  /** Does what the command says; empty where it is not about people. */
  synchronized Optional<Obeyed> obey(String command, Dialect dialect) {
    String table = dialect == Dialect.SECURITY ? "user" : "USERINFO";
    if (command.startsWith("DATA QUERY")) {
      return command.equals(UserinfoCodec.question(dialect))
          ? Optional.of(new Obeyed(0, "DATA QUERY", Optional.of(told(dialect))))
          : Optional.empty();
    }
    String update = "DATA UPDATE " + table + " ";
    String delete = "DATA DELETE " + table + " ";
    if (command.startsWith(update)) {
      return Optional.of(update(fields(command.substring(update.length()))));
    }
    return command.startsWith(delete)
        ? Optional.of(delete(fields(command.substring(delete.length()))))
        : Optional.empty();
  }

  private Obeyed update(List<String> fields) {
    String number = number(fields);
    boolean full = !names.containsKey(number) && names.size() >= usersMax;
    int refusal = full ? ReturnCode.FULL : refusals.getOrDefault(number, 0);
    if (refusal != 0) {
      return new Obeyed(refusal, "DATA UPDATE", Optional.empty());
    }
    String name =
        fields.stream()
            .filter(field -> field.startsWith(NAME))
            .map(field -> field.substring(NAME.length()))
            .findFirst()
            .orElse("");
    names.put(number, name);
    return new Obeyed(0, "DATA UPDATE", Optional.empty());
  }

  private Obeyed delete(List<String> fields) {
    String number = number(fields);
    int returned = refusals.getOrDefault(number, 0);
    if (returned == 0 && !names.containsKey(number)) {
      returned = ReturnCode.NO_SUCH_USER;
    }
    if (returned == 0) {
      names.remove(number);
    }
    return new Obeyed(returned, "DATA DELETE", Optional.empty());
  }

  private String told(Dialect dialect) {
    List<String> lines = new ArrayList<>();
    names.forEach(
        (number, name) ->
            lines.add(
                dialect == Dialect.SECURITY
                    ? "user uid=1\tcardno=\tpin=" + number + "\tname=" + name + "\tprivilege=0"
                    : "USER PIN=" + number + "\tName=" + name + "\tPri=0\tPasswd=\tCard="));
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static List<String> fields(String text) {
    return List.of(text.split("\t", -1));
  }

  private static String number(List<String> fields) {
    return fields.get(0).substring(fields.get(0).indexOf('=') + 1);
  }
}
