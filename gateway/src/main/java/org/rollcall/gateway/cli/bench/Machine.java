package org.rollcall.gateway.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine in one sentence: a figure without it means nothing. */
final class Machine {
  private static final String MEMORY = "MemTotal:";

  private Machine() {}

  static String describe(Path folder) throws IOException {
    String disk = Files.getFileStore(folder).type();
    String warning =
        disk.equals("tmpfs") ? " (memory, not a disk: nothing here says how durable it is)" : "";
    return String.format(
        Locale.ROOT,
        "%d cores, %.0f GB, Java %s, data on %s%s, load before %.1f",
        Runtime.getRuntime().availableProcessors(),
        memoryKiB() / 1024.0 / 1024.0,
        Runtime.version().feature(),
        disk,
        warning,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static long memoryKiB() throws IOException {
    return Files.readAllLines(Path.of("/proc/meminfo")).stream()
        .filter(line -> line.startsWith(MEMORY))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
