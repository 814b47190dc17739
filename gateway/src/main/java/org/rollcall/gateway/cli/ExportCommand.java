package org.rollcall.gateway.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.exchange.figures.ExportFormat;
import org.rollcall.gateway.exchange.sheet.Language;
import org.rollcall.gateway.indicator.Period;
import org.rollcall.gateway.registry.OrgUnitKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: figures and check-ins out of a data folder that no gateway is running on. */
@Command(
    name = "export",
    description = "Writes indicators, service-counts or check-ins to a file or stdout",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  /** What can be exported. */
  enum Kind {
    INDICATORS("indicators"),
    SERVICE_COUNTS("service-counts"),
    CHECK_INS("check-ins");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    static Kind of(String code) {
      for (Kind kind : values()) {
        if (kind.code.equals(code)) {
          return kind;
        }
      }
      throw new CommandException(
          "there is no export \"" + code + "\"; there are indicators, service-counts, check-ins");
    }
  }

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "indicators, service-counts or check-ins")
  private String kind = "";

  @Option(names = "--data", paramLabel = "DIR", required = true, description = "data folder")
  private Path data = Path.of("data");

  @Option(
      names = "--org-unit",
      paramLabel = "CODE",
      required = true,
      description = "whose; for check-ins a home")
  private String orgUnit = "";

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      split = ",",
      description = "of indicators: 20211105, 2021W44, 202111, 2021Q4 or 2021; several with commas")
  private List<String> periods = List.of();

  @Option(names = "--from", paramLabel = "DATE", description = "of counts and check-ins: first day")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "the day after the last")
  private @Nullable LocalDate to;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "units below: ${COMPLETION-CANDIDATES}")
  private @Nullable OrgUnitKind level;

  @Option(names = "--by-day", description = "service counts by day, not by month")
  private boolean byDay;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
  private ExportFormat format = ExportFormat.CSV;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
  private Language language = Language.CHINESE;

  @Option(names = "--out", paramLabel = "FILE", description = "instead of stdout")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Kind wanted = Kind.of(kind);
    if (wanted == Kind.CHECK_INS && !format.isForPeople()) {
      throw new CommandException("check-ins are no figures: choose --format csv or xlsx");
    }
    Figures figures = new Figures(Rollcall.clock());
    try (Store store = Store.open(data, Rollcall.clock(), figures.before(changes -> {}))) {
      Exporting exporting =
          new Exporting(store, figures.of(store), Rollcall.clock(), format, language);
      store.start();
      store.runner().reached(store.journal().end()).join();
      toItsPlace(stream -> write(exporting, wanted, stream));
    }
    return 0;
  }

  private void write(Exporting exporting, Kind wanted, OutputStream stream) throws IOException {
    Optional<OrgUnitKind> levels = Optional.ofNullable(level);
    switch (wanted) {
      case INDICATORS -> exporting.indicators(orgUnit, levels, parsedPeriods(), stream);
      case SERVICE_COUNTS ->
          exporting.serviceCounts(
              orgUnit, levels, day("--from", from), day("--to", to), byDay, stream);
      case CHECK_INS -> exporting.checkIns(orgUnit, day("--from", from), day("--to", to), stream);
    }
  }

  /** What writes to a stream. */
  @FunctionalInterface
  private interface Writing {
    void to(OutputStream stream) throws IOException;
  }

  /** A file gets its name only when it is whole. */
  private void toItsPlace(Writing writing) {
    try {
      if (out == null) {
        writing.to(System.out);
        System.out.flush();
        return;
      }
      Path part = out.resolveSibling(out.getFileName() + ".part");
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
        writing.to(file);
      }
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UncheckedIOException e) {
      throw new CommandException("the export can't be written: " + e.getMessage());
    }
  }

  private List<Period> parsedPeriods() {
    if (periods.isEmpty()) {
      throw new CommandException("which period? write --period 202111");
    }
    try {
      return periods.stream().map(Period::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }

  private static LocalDate day(String option, @Nullable LocalDate day) {
    return Optional.ofNullable(day)
        .orElseThrow(() -> new CommandException("which days? write " + option + " 2021-11-01"));
  }
}
