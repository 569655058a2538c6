package org.mailscout.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

/** Prints a fresh access token, for mail programs and scripts that ask a command for it. */
@Command(
    name = "token",
    description = "Print a fresh access token of an account that is signed in, and nothing else.",
    mixinStandardHelpOptions = true)
final class TokenCommand extends AccountCommand {

  /** Who asks for a token has to connect and sign in with it yet. */
  private static final Duration LEFT = Duration.ofMinutes(2);

  @Override
  int call(FileVault open, Account account, Clients brought, Failures failures)
      throws UsageException, VaultException, InterruptedException {
    if (accessToken(account).isEmpty()) {
      return failures.refused("signed in with a password: there is no token");
    }
    if (isFresh(account)) {
      return print(account);
    }
    try {
      Optional<Account> renewed = renew(open, account.address(), brought);
      return renewed.isPresent() ? print(renewed.get()) : failures.refused("signed out just now");
    } catch (LookupException e) {
      int code = failures.failed(e);
      if (e.reason().equals(Reason.REFUSED)) {
        String address = Shown.line(account.address().text());
        program.err().println("Sign in again: mailscout sign-in " + address);
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
