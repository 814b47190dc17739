package org.rollcall.gateway.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.security.Principal;
import org.rollcall.gateway.security.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code token}: bearer tokens for programs, beside a running gateway or without one. */
@Command(
    name = "token",
    description = "API tokens of a data folder",
    mixinStandardHelpOptions = true,
    subcommands = TokenCommand.Create.class)
final class TokenCommand {

  /** {@code token create}: prints the token once; nobody can show it again. */
  @Command(
      name = "create",
      description = "Makes a token and prints it, once",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    private static final String DAYS = "[1-9]\\d{0,3}d";

    @Option(names = "--role", required = true, paramLabel = "ROLE")
    private String role = "";

    @Option(names = "--unit", arity = "1..*", paramLabel = "CODE", description = "bound to these")
    private List<String> units = List.of();

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "in every log")
    private String name = "";

    @Option(names = "--expires", paramLabel = "90d", description = "default: never")
    private @Nullable String expires;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
      Principal principal = SecurityFolder.principal(name, role, units);
      Optional<Instant> expiresAt = expiresAt();
      Tokens.Issued issued =
          SecurityFolder.with(
              data,
              database ->
                  SecurityFolder.done(
                      new Tokens(database, Rollcall.clock())
                          .create(principal, expiresAt, SecurityFolder.AUTHOR)));
      System.out.println(issued.secret());
      System.err.println(
          "token "
              + issued.token().id()
              + " of "
              + name
              + expiresAt.map(at -> ", valid until " + at).orElse(", valid until revoked")
              + "; it is not shown again");
      return 0;
    }

    private Optional<Instant> expiresAt() {
      if (expires == null) {
        return Optional.empty();
      }
      if (!expires.matches(DAYS)) {
        throw new CommandException("--expires \"" + expires + "\": write days, for instance 90d");
      }
      long days = Long.parseLong(expires.substring(0, expires.length() - 1));
      return Optional.of(Rollcall.clock().instant().plus(Duration.ofDays(days)));
    }
  }
}
