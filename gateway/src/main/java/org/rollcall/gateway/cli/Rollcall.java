package org.rollcall.gateway.cli;

import java.time.Clock;
import java.util.Optional;
import org.rollcall.gateway.journal.JournalException;
import org.rollcall.gateway.ops.BackupException;
import org.rollcall.gateway.ops.DataFolderException;
import org.rollcall.gateway.registry.SealingException;
import org.rollcall.gateway.security.SecurityStoreException;
import picocli.CommandLine;

/** The command line of the one jar. */
@CommandLine.Command(
    name = "rollcall",
    description = "Attendance and facility gateway of the homes for disabled people (点名)",
    mixinStandardHelpOptions = true,
    versionProvider = Rollcall.Version.class,
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      SimulateCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      RecountCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      VerifyCommand.class,
      BenchCommand.class,
      TokenCommand.class,
      AccountCommand.class,
      PurgeCommand.class,
      KeyCommand.class
    })
public final class Rollcall {
  private Rollcall() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine commandLine = new CommandLine(new Rollcall());
    commandLine.setExecutionExceptionHandler(Rollcall::explain);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    return commandLine.execute(arguments);
  }

  /** Trouble that a person can mend is one sentence; the rest keeps its stack trace. */
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    commandLine
        .getErr()
        .println(Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString));
    if (!isForPeople(failure)) {
      failure.printStackTrace(commandLine.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isForPeople(Exception failure) {
    return failure instanceof CommandException
        || failure instanceof SettingsException
        || failure instanceof DataFolderException
        || failure instanceof BackupException
        || failure instanceof JournalException
        || failure instanceof SealingException
        || failure instanceof SecurityStoreException;
  }

  static String version() {
    return Optional.ofNullable(Rollcall.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  /** The version that the jar says. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"rollcall " + version()};
    }
  }
}
