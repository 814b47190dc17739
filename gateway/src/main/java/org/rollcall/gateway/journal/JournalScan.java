package org.rollcall.gateway.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads a journal's file from outside, also while a gateway writes it. Blocks. */
public final class JournalScan {
  private static final int PORTION_ENTRIES = 1_000;
  private static final long PORTION_BYTES = 8L << 20;

  private JournalScan() {}

  /** Everything that was imported, oldest first, with its position. */
  public record Imported(long position, Fact.Imported fact) {}

  /** Hands over all imports up to the end of now. */
  public static void imports(Path file, Consumer<Imported> reader) {
    try (ReadConnections connections = new ReadConnections(new JournalFile(file))) {
      long end = connections.read(JournalCheck::end);
      long position = 0;
      while (position < end) {
        long after = position;
        List<StoredEntry> portion =
            connections.read(
                connection ->
                    StoredEntry.after(connection, after, end, PORTION_ENTRIES, PORTION_BYTES));
        if (portion.isEmpty()) {
          return;
        }
        portion.stream()
            .filter(entry -> entry.kind().equals(FactCodec.IMPORT))
            .map(StoredEntry::toEntry)
            .map(
                entry ->
                    new Imported(
                        entry.position(),
                        (Fact.Imported) FactCodec.read(entry.kind(), entry.payload())))
            .forEach(reader);
        position = portion.get(portion.size() - 1).position();
      }
    }
  }
}
