package org.mailscout.cli;

import org.mailscout.api.LookupException;
import org.mailscout.oauth.Clients;
import org.mailscout.oauth.SignIns;
import org.mailscout.vault.Account;
import org.mailscout.vault.FileVault;
import org.mailscout.vault.PasswordGrant;
import org.mailscout.vault.VaultException;
import picocli.CommandLine.Command;

/** Ends what a sign-in began: at the issuer, and in the vault. */
@Command(
    name = "sign-out",
    description = "Revoke what an account was signed in with, and forget it.",
    mixinStandardHelpOptions = true)
final class SignOutCommand extends AccountCommand {

  @Override
  int call(FileVault open, Account account, Clients brought, Failures failures)
      throws UsageException, VaultException, InterruptedException {
    int code = ExitCode.FOUND;
    if (!account.grant().method().equals(PasswordGrant.METHOD)) {
      code = revoke(open, account, brought, failures);
    }
    open.remove(account.address());
    program.err().println("Signed out: " + Shown.line(account.address().text()));
    return code;
  }

  // What is forgotten could never be revoked again, but a token that the user wants rid of must not
  // stay for an issuer that does not answer either: it is said, and the exit code tells.
  private int revoke(FileVault open, Account account, Clients brought, Failures failures)
      throws UsageException, VaultException, InterruptedException {
    try (LabbedEngine asked = engine.open();
        SignIns signIns = SignIns.of(asked.engine())) {
      open.update(
          account.address(),
          stored -> {
            signIns.revoke(stored.address(), stored.grant(), brought);
            return stored;
          });
      return ExitCode.FOUND;
    } catch (LookupException e) {
      int code = failures.failed(e);
      program.err().println("It was not revoked there, and ends when it expires.");
      return code;
    }
  }
}
