package org.mailscout.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mailscout.api.EmailAddress;
import org.mailscout.vault.Account;
import org.mailscout.vault.FileVault;
import org.mailscout.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists the accounts that are signed in; asks nobody. */
@Command(
    name = "accounts",
    description = "List the accounts that are signed in.",
    mixinStandardHelpOptions = true)
final class AccountsCommand implements Callable<Integer> {

  @ParentCommand private Program program;

  @Mixin private EngineOptions engine;

  @Mixin private VaultOptions vault;

  @SuppressWarnings("NullAway") // picocli sets them
  AccountsCommand() {}

  @Override
  public Integer call() throws VaultException, IOException {
    try (FileVault open = vault.open(engine)) {
      for (EmailAddress address : open.list()) {
        Optional<Account> account = open.get(address);
        account.ifPresent(a -> show(a, program.out()));
      }
      String where =
          open.keychain()
              .map(id -> open.folder() + " (key: " + id + ")")
              .orElse("nowhere yet: nobody is signed in");
      program.err().println("Kept in " + where);
    }
    return ExitCode.FOUND;
  }

  private static void show(Account account, PrintStream out) {
    out.println(Shown.line(account.address().text()));
    String issuer =
        Optional.ofNullable(account.grant().parameters().get("issuer"))
            .map(i -> " at " + Shown.line(i))
            .orElse("");
    out.println("   Sign in   " + account.grant().method() + issuer);
    String services =
        account.services().stream()
            .map(s -> s.protocol() + " " + Shown.line(s.endpoint().toString()))
            .collect(Collectors.joining(", "));
    if (!services.isEmpty()) {
      out.println("   Proved    " + services);
    }
  }
}
