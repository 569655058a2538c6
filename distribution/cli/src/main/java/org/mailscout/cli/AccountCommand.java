package org.mailscout.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mailscout.api.EmailAddress;
import org.mailscout.oauth.Clients;
import org.mailscout.vault.Account;
import org.mailscout.vault.FileVault;
import org.mailscout.vault.VaultException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command on one account of the vault. */
abstract class AccountCommand implements Callable<Integer> {

  @ParentCommand Program program;

  @Mixin EngineOptions engine;

  @Mixin private VaultOptions vault;

  @Mixin private ClientOptions clients;

  @Parameters(paramLabel = "ADDRESS", description = "The address of the account.")
  private String text;

  @SuppressWarnings("NullAway") // picocli sets them
  AccountCommand() {}

  @Override
  public final Integer call()
      throws UsageException, VaultException, InterruptedException, IOException {
    EmailAddress address = Addresses.parse(text);
    Failures failures = new Failures(program.err(), address);
    Clients brought = clients.read();
    try (FileVault open = vault.open(engine)) {
      Optional<Account> stored = open.get(address);
      return stored.isPresent()
          ? call(open, stored.get(), brought, failures)
          : failures.refused("not signed in: mailscout sign-in does it");
    }
  }

  /** Does it with the account as it was read, and returns the exit code. */
  abstract int call(FileVault open, Account account, Clients brought, Failures failures)
      throws UsageException, VaultException, InterruptedException;
}
