package org.mailscout.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.Grant;
import org.mailscout.oauth.Clients;
import org.mailscout.oauth.SignIns;
import org.mailscout.vault.Account;
import org.mailscout.vault.FileVault;
import org.mailscout.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints a fresh access token, for mail programs and scripts that ask a command for it. */
@Command(
    name = "token",
    description = "Print a fresh access token of an account that is signed in, and nothing else.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

  /** Who asks for a token has to connect and sign in with it yet. */
  private static final Duration LEFT = Duration.ofMinutes(2);

  @ParentCommand private Program program;

  @Mixin private EngineOptions engine;

  @Mixin private VaultOptions vault;

  @Mixin private ClientOptions clients;

  @Parameters(paramLabel = "ADDRESS", description = "The address of the account.")
  private String text;

  @SuppressWarnings("NullAway") // picocli sets them
  TokenCommand() {}

  @Override
  public Integer call() throws UsageException, VaultException, InterruptedException, IOException {
    EmailAddress address = Addresses.parse(text);
    Failures failures = new Failures(program.err(), address);
    Clients brought = clients.read();
    try (FileVault open = vault.open(engine)) {
      Optional<Account> stored = open.get(address);
      if (stored.isEmpty()) {
        return failures.refused("not signed in: mailscout sign-in does it");
      }
      if (accessToken(stored.get()).isEmpty()) {
        return failures.refused("signed in with a password: there is no token");
      }
      if (isFresh(stored.get())) {
        return print(stored.get());
      }
      Optional<Account> renewed = renew(open, address, brought);
      return renewed.isPresent() ? print(renewed.get()) : failures.refused("signed out just now");
    } catch (LookupException e) {
      int code = failures.failed(e);
      if (e.reason().equals(Reason.REFUSED)) {
        program.err().println("Sign in again: mailscout sign-in " + Shown.line(address.text()));
      }
      return code;
    }
  }

  private Optional<Account> renew(FileVault open, EmailAddress address, Clients brought)
      throws UsageException, VaultException, LookupException, InterruptedException {
    try (LabbedEngine asked = engine.open();
        SignIns signIns = SignIns.of(asked.engine())) {
      return open.update(
          address,
          stored ->
              isFresh(stored)
                  ? stored
                  : stored.withGrant(signIns.refresh(address, stored.grant(), brought)));
    }
  }

  private static boolean isFresh(Account account) {
    return account.grant().expires().map(end -> end.isAfter(Instant.now().plus(LEFT))).orElse(true);
  }

  private static Optional<String> accessToken(Account account) {
    return Optional.ofNullable(account.grant().secrets().get(Grant.ACCESS_TOKEN));
  }

  private int print(Account account) {
    program.out().println(accessToken(account).orElseThrow());
    return ExitCode.FOUND;
  }
}
