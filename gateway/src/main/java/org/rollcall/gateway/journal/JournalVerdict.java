package org.rollcall.gateway.journal;

import java.util.List;

/** What a check of a whole journal came to. */
public sealed interface JournalVerdict {

  /** Every entry is there, once, as it was written: positions 1 to {@code entries}. */
  record Sound(long entries) implements JournalVerdict {}

  /**
   * Something is wrong.
   *
   * @param findings 1 to {@link #FINDINGS_MAX}, in order of position; more are not looked for
   */
  record Damaged(List<JournalFinding> findings) implements JournalVerdict {
    public static final int FINDINGS_MAX = 100;

    public Damaged {
      findings = List.copyOf(findings);
      if (findings.isEmpty() || findings.size() > FINDINGS_MAX) {
        throw new IllegalArgumentException("a damage has 1 to " + FINDINGS_MAX + " findings");
      }
    }
  }
}
