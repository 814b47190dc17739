package org.rollcall.gateway.registry;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.device.DeviceEvent.CheckIn;
import org.rollcall.device.DeviceKey;
import org.rollcall.gateway.registry.CellType.Protection;
import org.rollcall.gateway.registry.CellType.Reading;
import org.rollcall.gateway.registry.CellType.Reading.Bad;
import org.rollcall.gateway.registry.CellType.Reading.Good;
import org.rollcall.gateway.registry.CellType.Reference;

/** Every cell type there is. */
final class CellTypes {
  private static final int TEXT_MAX_CHARS = 200;
  private static final int FIGURE_MAX = 100_000_000;

  /** A dead battery can put a clock back by half a century. */
  private static final int SECONDS_MAX = 2_000_000_000;

  private static final String SCOPE_FORM = "`device:ID`, `home:CODE`, `dingtalk:CORP` or `*`";
  private static final Pattern PHONE_FORM = Pattern.compile("\\+?[0-9][0-9-]{4,19}");

  static final CellType TEXT = CellType.of("text", CellTypes::text);

  static final CellType CODE =
      matching(
          "code of letters, digits and `. _ -`",
          "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
          UnaryOperator.identity(),
          "not a code: use 1 to 64 letters, digits, '.', '_' and '-'");

  static final CellType ORG_UNIT = CODE.pointingTo(Reference.ORG_UNIT, "code of an org unit");
  static final CellType AREA = CODE.pointingTo(Reference.AREA, "code of a township or federation");
  static final CellType HOME = CODE.pointingTo(Reference.SITE, "code of a home or centre");
  static final CellType PERSON = CODE.pointingTo(Reference.PERSON, "id of a person");

  static final CellType DEVICE = CODE.pointingTo(Reference.DEVICE, "id of a device");

  static final CellType WORD =
      matching(
          "lower-case word",
          "[a-z][a-z0-9_-]{0,31}",
          text -> text.toLowerCase(Locale.ROOT),
          "not a word: use 1 to 32 lower-case letters, digits, '_' and '-'");

  static final CellType SERVICE = upperWord("service code, for instance `REHAB`");
  static final CellType INDICATOR = upperWord("indicator code");

  static final CellType DATE =
      readable(
          "date `2021-11-05`, also `2021/11/5`, `20211105`, `2021年11月5日`",
          text -> CivilText.date(text).map(Object::toString),
          "not a date: write it as 2021-11-05");

  static final CellType TIME =
      readable(
          "time `08:30`",
          text -> CivilText.time(text).map(Object::toString),
          "not a time: write it as 08:30");

  static final CellType PERIOD =
      readable(
          "period `20211105`, `202111`, `2021Q4` or `2021`",
          CivilText::period,
          "not a period: write 20211105, 202111, 2021Q4 or 2021");

  static final CellType ZONE =
      readable("time zone, for instance `Asia/Shanghai`", CellTypes::zone, "no such time zone");

  static final CellType BOOLEAN =
      readable("`1` or `0`, `true` or `false`, 是 or 否", CellTypes::bool, "not 是 or 否, 1 or 0");

  static final CellType FIGURE =
      readable(
          "whole number",
          text -> whole(text, FIGURE_MAX),
          "not a whole number from 0 to " + FIGURE_MAX);

  static final CellType SECONDS =
      readable(
          "whole number of seconds, `-` allowed",
          CellTypes::seconds,
          "not a whole number of seconds from -" + SECONDS_MAX + " to " + SECONDS_MAX);

  static final CellType PERCENT =
      readable(
          "whole number 0 to 100, `%` allowed",
          text -> whole(text.endsWith("%") ? text.substring(0, text.length() - 1) : text, 100),
          "not a whole number from 0 to 100");

  static final CellType SERIAL =
      readable(
          "serial number as the terminal sends it",
          text -> Optional.of(text).filter(DeviceKey::isSerial),
          "not a serial number: use 1 to 64 printable ASCII characters without blanks");

  static final CellType BADGE =
      matching(
          "number as the terminal sends it",
          "[^\\s\\p{Z}\\p{Cc}]{1," + CheckIn.NUMBER_MAX_CHARS + "}",
          UnaryOperator.identity(),
          "not a credential number: use 1 to 64 characters without blanks");

  static final CellType SCOPE =
      matching(
              SCOPE_FORM,
              "\\*|(device|home|dingtalk):[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
              UnaryOperator.identity(),
              "not a scope: write device:ID, home:CODE, dingtalk:CORP or *")
          .pointingTo(Reference.SCOPE, SCOPE_FORM);

  static final CellType WEEKLY_PLAN =
      matching(
          "weekdays, digits 1 (Monday) to 7, for instance `12345`",
          "(?!.*(.).*\\1)[1-7]{1,7}",
          text -> text.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining()),
          "not a weekly plan: write each planned weekday once, 1 for Monday to 7");

  static final CellType TOKEN =
      matching(
              "secret of 16 to 200 printable ASCII characters",
              "[!-~]{16,200}",
              UnaryOperator.identity(),
              "not a token: use 16 to 200 printable ASCII characters without blanks")
          .kept(Protection.HASHED);

  static final CellType CERTIFICATE =
      CellType.of("certificate number, 20 or 22 characters", CellTypes::certificate)
          .kept(Protection.SEALED);

  static final CellType PHONE =
      readable(
              "phone number",
              text ->
                  Optional.of(text.replace(" ", ""))
                      .filter(phone -> PHONE_FORM.matcher(phone).matches()),
              "not a phone number: use 5 to 20 digits, '-' and a leading '+'")
          .kept(Protection.SEALED);

  private CellTypes() {}

  /** One of the terms of a closed vocabulary. */
  static CellType oneOf(Term... terms) {
    List<Term> all = List.of(terms);
    String words =
        Arrays.stream(terms)
            .map(term -> "`" + term.code() + "` " + String.join(" ", term.aliases()))
            .collect(Collectors.joining(" · "));
    String codes = all.stream().map(Term::code).collect(Collectors.joining(", "));
    return readable(words, text -> Term.find(all, text).map(Term::code), "not one of " + codes);
  }

  private static CellType upperWord(String description) {
    return matching(
        description,
        "[A-Z][A-Z0-9_]{0,39}",
        text -> text.toUpperCase(Locale.ROOT),
        "not a code: use 1 to 40 capital letters, digits and '_'");
  }

  private static CellType matching(
      String description, String regex, UnaryOperator<String> canonical, String problem) {
    Pattern pattern = Pattern.compile(regex);
    return readable(
        description,
        text -> Optional.of(canonical.apply(text)).filter(word -> pattern.matcher(word).matches()),
        problem);
  }

  private static CellType readable(
      String description, Function<String, Optional<String>> canonical, String problem) {
    return CellType.of(
        description,
        text ->
            canonical
                .apply(CellText.narrow(text))
                .<Reading>map(Good::new)
                .orElseGet(() -> new Bad(problem)));
  }

  private static Reading text(String text) {
    String free = CellText.free(text);
    if (free.codePoints().anyMatch(Character::isISOControl)) {
      return new Bad("holds a line break or another control character");
    }
    return free.length() > TEXT_MAX_CHARS
        ? new Bad("longer than " + TEXT_MAX_CHARS + " characters")
        : new Good(free);
  }

  private static Reading certificate(String text) {
    String number = Certificate.canonical(CellText.narrow(text));
    Certificate read = Certificate.read(number);
    if (read instanceof Certificate.Invalid invalid) {
      return new Bad("not a certificate number: it " + invalid.reason().sentence());
    }
    return read instanceof Certificate.Valid
        ? new Good(number)
        : new Bad("a citizen number only: the category and level at its end are missing");
  }

  private static Optional<String> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text).getId());
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes", "是", "开", "开放" -> Optional.of("1");
      case "0", "false", "no", "否", "关", "关闭" -> Optional.of("0");
      default -> Optional.empty();
    };
  }

  private static Optional<String> seconds(String text) {
    if (!text.matches("-?[0-9]{1,10}")) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(text);
    return Math.abs(seconds) <= SECONDS_MAX
        ? Optional.of(Long.toString(seconds))
        : Optional.empty();
  }

  private static Optional<String> whole(String text, int max) {
    if (!text.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text);
    return number <= max ? Optional.of(Integer.toString(number)) : Optional.empty();
  }
}
