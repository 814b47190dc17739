package org.rollcall.gateway.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gateway.registry.ImportKind.PERSONS;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rollcall.device.Delivery;
import org.rollcall.device.DeviceEvent;
import org.rollcall.device.DeviceKey;
import org.rollcall.device.Direction;
import org.rollcall.device.Method;
import org.rollcall.gateway.attendance.CorrectionAction;
import org.rollcall.gateway.attendance.Proposal;
import org.rollcall.gateway.attendance.ReasonCode;
import org.rollcall.gateway.attendance.Verdict;
import org.rollcall.gateway.registry.ConsentGiver;
import org.rollcall.gateway.registry.Row;

/** Whatever a fact holds, the journal gives it back. */
class FactCodecPropertiesTest {

  @Property(tries = 500)
  void givesBackEveryFact(@ForAll("facts") Fact fact) {
    assertThat(FactCodec.read(FactCodec.kind(fact), FactCodec.write(fact))).isEqualTo(fact);
  }

  @Property(tries = 500)
  void writesEqualFactsAsEqualBytes(@ForAll("facts") Fact fact) {
    byte[] once = FactCodec.write(fact);
    assertThat(FactCodec.write(FactCodec.read(FactCodec.kind(fact), once))).isEqualTo(once);
  }

  @Property(tries = 1_000)
  void givesBackEveryLocalTime(@ForAll("times") LocalDateTime time) {
    assertThat(LocalText.read(LocalText.write(time))).isEqualTo(time);
  }

  @Property(tries = 500)
  void neverTakesSomethingElseForAFact(
      @ForAll("kinds") String kind, @ForAll byte[] noise, @ForAll("texts") String text) {
    for (byte[] payload : new byte[][] {noise, ("{\"p\":\"" + text).getBytes(UTF_8)}) {
      try {
        assertThat(FactCodec.read(kind, payload)).isNotNull();
      } catch (UnreadableFactException e) {
        assertThat(e).hasMessageContaining(kind);
      }
    }
  }

  @Provide
  Arbitrary<String> kinds() {
    return Arbitraries.of(
        FactCodec.DELIVERY,
        FactCodec.IMPORT,
        FactCodec.RELEASE,
        FactCodec.POLICY,
        FactCodec.PROPOSAL,
        FactCodec.DECISION,
        FactCodec.MONTH_STEP,
        FactCodec.MONTH_LOCK,
        FactCodec.CONSENT,
        FactCodec.CONSENT_WITHDRAWAL,
        "later");
  }

  @Provide
  Arbitrary<Fact> facts() {
    return Arbitraries.oneOf(
        deliveries(),
        imports(),
        releases(),
        policies(),
        proposals(),
        decisions(),
        locks(),
        consents(),
        withdrawals());
  }

  /** All of Unicode: halves of surrogate pairs too, which a sender can write as escapes. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.strings().withChars("点名🙂\uD83D\uDE42\u0000\n\"\\ａ").ofMaxLength(20));
  }

  @Provide
  Arbitrary<LocalDateTime> times() {
    Arbitrary<LocalDate> dates =
        Arbitraries.oneOf(
            Arbitraries.longs()
                .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
                .map(LocalDate::ofEpochDay),
            Arbitraries.longs().between(-800_000, 3_000_000).map(LocalDate::ofEpochDay));
    Arbitrary<LocalTime> times =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay),
            Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay));
    return Combinators.combine(dates, times).as(LocalDateTime::of);
  }

  private Arbitrary<Fact> consents() {
    return Combinators.combine(
            texts(), texts(), texts(), Arbitraries.of(ConsentGiver.values()), texts(), dates())
        .as(Fact.ConsentGiven::new);
  }

  private Arbitrary<Fact> withdrawals() {
    return Combinators.combine(
            texts(),
            Arbitraries.longs().greaterOrEqual(1),
            Arbitraries.of(ConsentGiver.values()),
            dates(),
            texts())
        .as(Fact.ConsentWithdrawn::new);
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.longs().between(-800_000, 3_000_000).map(LocalDate::ofEpochDay);
  }

  private Arbitrary<Fact> deliveries() {
    Arbitrary<String> serials = Arbitraries.strings().withCharRange('!', '~').ofMaxLength(64);
    Arbitrary<DeviceKey> keys =
        Combinators.combine(Arbitraries.of("zkteco", "json"), serials.filter(DeviceKey::isSerial))
            .as(DeviceKey::new);
    return Combinators.combine(
            keys, texts().optional(), texts(), events().list().ofMinSize(1).ofMaxSize(5))
        .as(Delivery::new)
        .map(Fact.Delivered::new);
  }

  private Arbitrary<DeviceEvent> events() {
    Arbitrary<DeviceEvent> rejected =
        Combinators.combine(texts(), texts()).as(DeviceEvent.Rejected::new);
    Arbitrary<DeviceEvent> operated =
        Combinators.combine(texts(), times().optional(), texts()).as(DeviceEvent.Operated::new);
    Arbitrary<DeviceEvent> described =
        Combinators.combine(texts().optional(), Arbitraries.maps(texts(), texts()).ofMaxSize(4))
            .as(DeviceEvent.Described::new);
    Arbitrary<Integer> counts = Arbitraries.integers().greaterOrEqual(0);
    Arbitrary<DeviceEvent> dropped =
        Combinators.combine(counts, counts).as(DeviceEvent.Dropped::new);
    return Arbitraries.oneOf(checkIns(), rejected, operated, described, dropped);
  }

  private Arbitrary<DeviceEvent> checkIns() {
    Arbitrary<ZoneOffset> offsets =
        Arbitraries.integers().between(-64_800, 64_800).map(ZoneOffset::ofTotalSeconds);
    return Combinators.combine(
            texts().filter(text -> !text.isEmpty()),
            Arbitraries.integers().between(1, 9_999).flatMap(year -> times().map(t -> in(t, year))),
            offsets.optional(),
            Arbitraries.of(Direction.class),
            Arbitraries.of(Method.class),
            texts().optional(),
            texts().optional(),
            longTexts())
        .as(DeviceEvent.CheckIn::new);
  }

  private static LocalDateTime in(LocalDateTime time, int year) {
    return time.withYear(year);
  }

  /** Long enough to be cut, wherever that falls. */
  private Arbitrary<String> longTexts() {
    return Arbitraries.oneOf(
        texts(),
        Arbitraries.integers()
            .between(DeviceEvent.RAW_MAX_CHARS - 3, DeviceEvent.RAW_MAX_CHARS)
            .map(chars -> "x".repeat(chars) + "🙂🙂"));
  }

  private Arbitrary<Fact> imports() {
    Arbitrary<Row> rows =
        Combinators.combine(Arbitraries.of("P1", "P2"), texts())
            .as((id, name) -> new Row(PERSONS, id, List.of(id, name, "", "", "", "", "")));
    return Combinators.combine(texts(), rows.list().ofMaxSize(3))
        .as((author, changed) -> new Fact.Imported(author, PERSONS, changed));
  }

  private Arbitrary<Fact> releases() {
    return Combinators.combine(
            texts(),
            Arbitraries.longs().greaterOrEqual(1),
            Arbitraries.integers().greaterOrEqual(0),
            texts())
        .as(Fact.Released::new);
  }

  private Arbitrary<Fact> proposals() {
    Arbitrary<Proposal> leaves =
        Combinators.combine(texts(), texts().optional(), texts().optional())
            .as(
                (person, kind, reason) ->
                    new Proposal.OfLeave(
                        person,
                        LocalDate.of(2021, 11, 5),
                        LocalDate.of(2021, 11, 6),
                        kind,
                        reason));
    Arbitrary<Proposal> voids =
        Combinators.combine(texts(), texts(), texts().optional(), Arbitraries.of(ReasonCode.class))
            .as(
                (person, target, note, reason) ->
                    new Proposal.OfCorrection(
                        person,
                        "H01",
                        LocalDate.of(2021, 11, 5),
                        CorrectionAction.VOID,
                        Optional.of(target),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        reason,
                        note,
                        note));
    return Combinators.combine(texts(), Arbitraries.oneOf(leaves, voids)).as(Fact.Proposed::new);
  }

  /** Short ones as they are, long ones packed. */
  private Arbitrary<Fact> locks() {
    Arbitrary<String> snapshots =
        Combinators.combine(wholeTexts(), Arbitraries.of(1, 10_000))
            .as((text, times) -> (text + "点").repeat(times));
    return Combinators.combine(texts(), snapshots)
        .as((author, snapshot) -> new Fact.MonthLocked(author, "00ff", "ff00", snapshot));
  }

  /** Snapshots are made by the gateway out of codes, which hold no half of a surrogate pair. */
  private Arbitrary<String> wholeTexts() {
    return Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(20);
  }

  private Arbitrary<Fact> decisions() {
    return Combinators.combine(
            texts(),
            Arbitraries.longs().greaterOrEqual(1),
            Arbitraries.of(Verdict.class),
            texts().optional())
        .as(Fact.Decided::new);
  }

  private Arbitrary<Fact> policies() {
    Arbitrary<Duration> durations =
        Arbitraries.longs().between(1, 10_000_000).map(Duration::ofSeconds);
    return Combinators.combine(
            durations.optional(),
            durations,
            durations,
            Arbitraries.integers().between(720, 1_440),
            Arbitraries.integers().between(1, 720))
        .as(Parameters::new)
        .map(Fact.PolicySet::new);
  }
}
