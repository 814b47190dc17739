package org.rollcall.gateway.exchange.figures;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.rollcall.gateway.exchange.sheet.Label;
import org.rollcall.gateway.exchange.sheet.Language;

/**
 * What is known of an export before its first row.
 *
 * @param unitCode the org unit that was asked for
 * @param period as people write it: {@code 202111}, or {@code 2021-11-01 – 2021-12-01}
 * @param asOf how far the ledger had followed the journal
 * @param exported when the export was drawn up
 * @param zone of the homes, in which people read times
 * @param receipt under which the pull was logged
 */
public record Heading(
    String unitCode,
    String unitName,
    String period,
    Instant asOf,
    Instant exported,
    ZoneId zone,
    Language language,
    Optional<String> receipt) {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  LocalDateTime civil(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  Label whoseAndWhen() {
    return new Label(
        "单位：%s（%s）    时期：%s".formatted(unitName, unitCode, period),
        "Org unit: %s (%s)    Period: %s".formatted(unitName, unitCode, period));
  }

  Label receiptLabel() {
    return receipt.map(id -> new Label("回执 " + id, "Receipt " + id)).orElse(Label.same(""));
  }

  String asOfText() {
    return MINUTES.format(civil(asOf));
  }
}
