package org.rollcall.gateway.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.rollcall.gateway.ops.DataFolder;
import org.rollcall.gateway.security.Made;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Role;
import org.rollcall.gateway.security.SecurityDatabase;

/**
 * The accounts and tokens of a data folder, for commands. A gateway may be running on it: what is
 * made here holds there at once.
 */
final class SecurityFolder {
  static final String AUTHOR = "command line";

  private SecurityFolder() {}

  /** Something to do with the accounts and tokens. */
  @FunctionalInterface
  interface Work<T> {
    T run(SecurityDatabase database);
  }

  static <T> T with(Path data, Work<T> work) {
    if (!Files.isDirectory(data)) {
      DataFolder.open(data).close(); // created, closed to other users
    }
    try (DataFolder folder = DataFolder.openShared(data);
        SecurityDatabase database = SecurityDatabase.open(folder.security())) {
      return work.run(database);
    }
  }

  /** Whom the options name. Units are not looked up: the ledger may be a running gateway's. */
  static Principal principal(String name, String role, List<String> units) {
    Role known =
        Role.find(role)
            .orElseThrow(
                () ->
                    new CommandException(
                        "there is no role \"" + role + "\"; roles are " + roles()));
    if (units.stream().anyMatch(unit -> unit.isBlank() || unit.contains(" "))) {
      throw new CommandException("a unit is the code of an org unit, without blanks");
    }
    if (known == Role.HOME_MANAGER && units.isEmpty()) {
      throw new CommandException("a home manager is bound to homes: name them with --unit");
    }
    if (name.isBlank()) {
      throw new CommandException("--name is empty");
    }
    return new Principal(name, known, Set.copyOf(units));
  }

  private static List<String> roles() {
    return List.of(Role.values()).stream().map(Role::code).toList();
  }

  /** What was made; a refusal ends the command with its sentence. */
  static <T> T done(Made<T> made) {
    if (made instanceof Made.Refused<T> refused) {
      throw new CommandException(refused.detail());
    }
    return ((Made.Done<T>) made).value();
  }
}
