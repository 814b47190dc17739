package org.rollcall.gateway.journal;

/** One thing that is wrong with a journal. */
public sealed interface JournalFinding {

  /** The finding as a sentence for a person. */
  String sentence();

  /** Entries are missing. */
  record Missing(long first, long last) implements JournalFinding {
    @Override
    public String sentence() {
      return first == last
          ? "entry " + first + " is missing"
          : "entries " + first + " to " + last + " are missing";
    }
  }

  /** An entry is not what was written: its checksum differs. */
  record Altered(long position) implements JournalFinding {
    @Override
    public String sentence() {
      return "entry " + position + " is not what was written: its checksum differs";
    }
  }

  /** The file itself is broken; {@code detail} is SQLite's own description, bounded. */
  record FileDamaged(String detail) implements JournalFinding {
    private static final int DETAIL_MAX_CHARS = 500;

    public FileDamaged {
      if (detail.length() > DETAIL_MAX_CHARS) {
        detail = detail.substring(0, DETAIL_MAX_CHARS);
      }
    }

    @Override
    public String sentence() {
      return "the file is damaged: " + detail;
    }
  }
}
