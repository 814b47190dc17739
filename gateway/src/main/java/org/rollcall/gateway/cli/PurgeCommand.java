package org.rollcall.gateway.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.ops.DataFolder;
import org.rollcall.gateway.security.AccessLog;
import org.rollcall.gateway.security.DailyPurge;
import org.rollcall.gateway.security.Purge;
import org.rollcall.gateway.security.PurgeReport;
import org.rollcall.gateway.security.SecurityDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code purge}: removes what is older than it is kept; a gateway may be running. */
@Command(
    name = "purge",
    description = "Removes what is older than its class is kept, and reports it",
    mixinStandardHelpOptions = true)
final class PurgeCommand implements Callable<Integer> {
  @Option(names = "--config", paramLabel = "FILE", description = "YAML settings")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "data folder (default: data)")
  private @Nullable String data;

  @Option(names = "--dry-run", description = "only report what would go")
  private boolean dryRun;

  @Override
  public Integer call() {
    Map<String, String> overrides = new HashMap<>();
    if (data != null) {
      overrides.put("data", data);
    }
    Settings settings =
        SettingsReader.read(Optional.ofNullable(config), System.getenv(), overrides);
    try (DataFolder folder = DataFolder.openShared(settings.data());
        SecurityDatabase database = SecurityDatabase.open(folder.security());
        AccessLog log = new AccessLog(database, Rollcall.clock())) {
      Purge purge = new Purge(database, Rollcall.clock(), settings.security());
      List<PurgeReport> reports =
          dryRun
              ? purge.preview(SecurityFolder.AUTHOR)
              : DailyPurge.logged(purge, log, SecurityFolder.AUTHOR);
      reports.forEach(report -> System.out.println(line(report)));
      return 0;
    }
  }

  /** {@code accessLog 12 rows removed, before 2023-11-24T…, from … to …}. */
  private String line(PurgeReport report) {
    return "%-10s %d rows %s, before %s%s"
        .formatted(
            report.of().code(),
            report.removed().rows(),
            dryRun ? "would go" : "removed",
            report.before(),
            report
                .removed()
                .oldest()
                .map(
                    oldest ->
                        ", from " + oldest + " to " + report.removed().newest().orElse(oldest))
                .orElse(""));
  }
}
