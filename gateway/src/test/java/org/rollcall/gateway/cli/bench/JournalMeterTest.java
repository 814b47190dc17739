package org.rollcall.gateway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JournalMeterTest {
  @Test
  void readsItsTwoFiguresAmongOthers() {
    String metrics =
        """
        # TYPE rollcall_journal_commits gauge
        rollcall_journal_commits 1234.0
        rollcall_journal_end 5.6789E7
        rollcall_journal_end_other 1.0
        """;
    assertThat(JournalMeter.read(metrics)).isEqualTo(new JournalMeter.Reading(56_789_000, 1_234));
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> JournalMeter.read("rollcall_journal_end 1.0\n"))
        .hasMessageContaining("rollcall_journal_commits");
  }

  @Test
  void sharesEntriesAndBytesOutAmongTheCommitsBetweenTwoReadings() {
    assertThat(
            Commits.between(
                new JournalMeter.Reading(10, 5),
                new JournalMeter.Reading(110, 9),
                new StoredFiles.Stretch(100, 20_000)))
        .isEqualTo(new Commits(25, 5_000));
  }
}
