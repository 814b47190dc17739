package org.rollcall.gateway.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.gateway.exchange.aggregate.IdScheme;
import org.rollcall.gateway.exchange.figures.CheckInExport;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.exchange.figures.FigureExport;
import org.rollcall.gateway.exchange.figures.Heading;
import org.rollcall.gateway.exchange.figures.IndicatorExport;
import org.rollcall.gateway.exchange.figures.ServiceCountExport;
import org.rollcall.gateway.exchange.figures.ServiceCountQuestion;
import org.rollcall.gateway.exchange.sheet.Language;
import org.rollcall.gateway.http.FigureSources;
import org.rollcall.gateway.indicator.IndicatorRow;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.ledger.CheckInPages;
import org.rollcall.gateway.ledger.FigureQuestion;
import org.rollcall.gateway.ledger.FigureReads;
import org.rollcall.gateway.ledger.Homes;
import org.rollcall.gateway.ledger.IndicatorRows;
import org.rollcall.gateway.ledger.ServiceCount;
import org.rollcall.gateway.ledger.StoredCheckIn;
import org.rollcall.gateway.ledger.UnitFigures;
import org.rollcall.gateway.registry.OrgUnit;
import org.rollcall.gateway.registry.OrgUnitKind;

/** Exports of a store, each in one snapshot of its ledger; whoever has the folder may see all. */
record Exporting(
    Store store, FigureSources sources, Clock clock, ExportFormat format, Language language) {
  private static final int PAGE_ROWS = 5_000;

  /** What reads and writes. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException, IOException;
  }

  /** The indicators of periods one after the other. */
  void indicators(
      String orgUnit, Optional<OrgUnitKind> level, List<Period> periods, OutputStream out) {
    OrgUnit unit = unit(orgUnit);
    String span = periods.stream().map(Period::code).collect(Collectors.joining(" "));
    Heading heading = heading(unit, span);
    read(
        connection -> {
          FigureExport<IndicatorRow> export =
              IndicatorExport.begin(
                  format, out, heading, sources.catalogue(), IdScheme.CODE, this::name);
          for (Period period : periods) {
            FigureQuestion question =
                new FigureQuestion(
                    unit,
                    level,
                    period,
                    sources.catalogue(),
                    sources.catalogue().indicators(),
                    Optional.empty(),
                    clock.instant());
            writePeriod(connection, question, heading, export);
          }
          export.finish();
        });
  }

  private void writePeriod(
      Connection connection,
      FigureQuestion question,
      Heading heading,
      FigureExport<IndicatorRow> export)
      throws SQLException, IOException {
    IndicatorRows rows = new IndicatorRows(homes(), question, heading.asOf());
    try (FigureReads reads =
        new FigureReads(
            connection,
            store.ledger().symbols(),
            homes(),
            sources.months(),
            sources.profiles(),
            question)) {
      for (UnitFigures figures : reads.units()) {
        for (IndicatorRows.Counted counted : rows.of(figures)) {
          export.write(counted.row());
        }
      }
    }
  }

  void serviceCounts(
      String orgUnit,
      Optional<OrgUnitKind> level,
      LocalDate from,
      LocalDate to,
      boolean byDay,
      OutputStream out) {
    OrgUnit unit = unit(orgUnit);
    LocalDate tomorrow =
        LocalDate.ofInstant(clock.instant(), homes().zone(unit.code())).plusDays(1);
    ServiceCountQuestion question =
        new ServiceCountQuestion(unit, level, from, to.isBefore(tomorrow) ? to : tomorrow, byDay);
    read(
        connection -> {
          FigureExport<ServiceCount> export =
              ServiceCountExport.begin(
                  format,
                  out,
                  heading(unit, from + " – " + to.minusDays(1)),
                  new ServiceCountExport.Basis(
                      homes().policy().ruleVersion(), homes().calendar().version()),
                  IdScheme.CODE,
                  this::name);
          question.count(connection, store.ledger().symbols(), homes(), export::write);
          export.finish();
        });
  }

  void checkIns(String home, LocalDate from, LocalDate to, OutputStream out) {
    OrgUnit unit = unit(home);
    if (!unit.isSite()) {
      throw new CommandException(home + " is a " + unit.kind().code() + "; name a home");
    }
    read(
        connection -> {
          CheckInExport export =
              CheckInExport.begin(
                  format,
                  out,
                  heading(unit, from + " – " + to.minusDays(1)),
                  store.ledger().symbols(),
                  store.registry());
          Optional<CheckInPages.After> after = Optional.empty();
          do {
            CheckInPages.Page page =
                CheckInPages.page(
                    connection,
                    store.ledger().symbols().find(home),
                    from,
                    to,
                    homes().zone(home),
                    after,
                    PAGE_ROWS);
            for (StoredCheckIn row : page.rows()) {
              export.write(row);
            }
            after = page.next();
          } while (after.isPresent());
          export.finish();
        });
  }

  private void read(Work work) {
    store
        .ledger()
        .read(
            connection -> {
              try {
                work.on(connection);
                return store;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private OrgUnit unit(String code) {
    return store
        .registry()
        .orgUnit(code)
        .orElseThrow(() -> new CommandException("there is no org unit \"" + code + "\""));
  }

  private Heading heading(OrgUnit unit, String span) {
    return new Heading(
        unit.code(),
        unit.name(),
        span,
        store.projection().cursor().asOf(),
        clock.instant(),
        homes().zone(unit.code()),
        language,
        Optional.empty());
  }

  private String name(String code) {
    return store.registry().orgUnit(code).map(OrgUnit::name).orElse(code);
  }

  private Homes homes() {
    return store.projection().homes();
  }
}
