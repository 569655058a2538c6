package org.mailscout.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.oauth.Clients;
import org.mailscout.oauth.SignIns;
import org.mailscout.vault.Account;
import org.mailscout.vault.FileVault;
import org.mailscout.vault.PasswordGrant;
import org.mailscout.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Ends what a sign-in began: at the issuer, and in the vault. */
@Command(
    name = "sign-out",
    description = "Revoke what an account was signed in with, and forget it.",
    mixinStandardHelpOptions = true)
final class SignOutCommand implements Callable<Integer> {

  @ParentCommand private Program program;

  @Mixin private EngineOptions engine;

  @Mixin private VaultOptions vault;

  @Mixin private ClientOptions clients;

  @Parameters(paramLabel = "ADDRESS", description = "The address of the account.")
  private String text;

  @SuppressWarnings("NullAway") // picocli sets them
  SignOutCommand() {}

  @Override
  public Integer call() throws UsageException, VaultException, InterruptedException, IOException {
    EmailAddress address = Addresses.parse(text);
    Failures failures = new Failures(program.err(), address);
    Clients brought = clients.read();
    try (FileVault open = vault.open(engine)) {
      Optional<Account> stored = open.get(address);
      if (stored.isEmpty()) {
        return failures.refused("not signed in");
      }
      int code = ExitCode.FOUND;
      if (!stored.get().grant().method().equals(PasswordGrant.METHOD)) {
        code = revoke(open, stored.get(), brought, failures);
      }
      open.remove(address);
      program.err().println("Signed out: " + Shown.line(address.text()));
      return code;
    }
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
