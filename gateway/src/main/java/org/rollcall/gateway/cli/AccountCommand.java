package org.rollcall.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.gateway.security.Accounts;
import org.rollcall.gateway.security.Principal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code account}: people who sign in, beside a running gateway or without one. */
@Command(
    name = "account",
    description = "Accounts of a data folder",
    mixinStandardHelpOptions = true,
    subcommands = AccountCommand.Create.class)
final class AccountCommand {

  /** {@code account create}: with a password from standard input, or one that is made up. */
  @Command(
      name = "create",
      description = "Makes an account; prints the password unless it was given",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    @Option(names = "--role", required = true, paramLabel = "ROLE")
    private String role = "";

    @Option(names = "--unit", arity = "1..*", paramLabel = "CODE", description = "bound to these")
    private List<String> units = List.of();

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "to sign in with")
    private String name = "";

    @Option(
        names = "--password-stdin",
        description = "take the password from the first line of standard input")
    private boolean fromInput;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws Exception {
      Principal principal = SecurityFolder.principal(name, role, units);
      String password = fromInput ? firstLine() : madeUp();
      SecurityFolder.with(
          data,
          database ->
              SecurityFolder.done(
                  new Accounts(database, Rollcall.clock())
                      .create(principal, password, SecurityFolder.AUTHOR)));
      if (!fromInput) {
        System.out.println(password);
        System.err.println("the password of " + name + "; it is not shown again");
      }
      return 0;
    }

    private static String firstLine() throws IOException {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(reader.readLine())
          .orElseThrow(() -> new CommandException("standard input holds no password"));
    }
  }

  private static final int BYTES = 15;

  /** A password that nobody guesses. */
  static String madeUp() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
