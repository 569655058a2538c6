package org.mailscout.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.engine.RankedSettings;
import org.mailscout.oauth.Clients;
import org.mailscout.oauth.SignInRequest;
import org.mailscout.oauth.SignInResult;
import org.mailscout.oauth.SignIns;
import org.mailscout.vault.Account;
import org.mailscout.vault.FileVault;
import org.mailscout.vault.PasswordGrant;
import org.mailscout.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Signs in to the account of an address, and keeps what proved to work. */
@Command(
    name = "sign-in",
    description = "Sign in to the account of an address, and keep what proved to work.",
    mixinStandardHelpOptions = true)
final class SignInCommand implements Callable<Integer> {

  /** The option of the auth method that names a shared mailbox. */
  private static final String SHARED = "msgraph.mailbox";

  @ParentCommand private Program program;

  @Mixin private EngineOptions engine;

  @Mixin private VaultOptions vault;

  @Mixin private ClientOptions clients;

  @Parameters(paramLabel = "ADDRESS", description = "The address of the account.")
  private String text;

  @Option(names = "--device", description = "Show a code to type on another device.")
  private boolean device;

  @Option(names = "--client-id", paramLabel = "ID", description = "The client id to sign in with.")
  private Optional<String> clientId = Optional.empty();

  @Option(names = "--password", description = "Sign in with a password, asked for and not shown.")
  private boolean password;

  @Option(
      names = "--protocol",
      paramLabel = "ID",
      description = "Sign in to the settings of this protocol, such as imap, not to the best.")
  private Optional<String> protocol = Optional.empty();

  @Option(
      names = "--mailbox",
      paramLabel = "ADDRESS",
      description = "Open this shared mailbox of Microsoft 365, with the account of ADDRESS.")
  private Optional<String> shared = Optional.empty();

  @Option(names = "--confirm", paramLabel = "DOMAIN", description = "Confirm this domain.")
  private Set<String> confirm = new LinkedHashSet<>();

  @SuppressWarnings("NullAway") // picocli sets what is not set here
  SignInCommand() {}

  @Override
  public Integer call() throws UsageException, VaultException, InterruptedException, IOException {
    EmailAddress address = Addresses.parse(text);
    EmailAddress mailbox = mailbox(address);
    Failures failures = new Failures(program.err(), mailbox);
    Clients brought = clients.read();
    try (FileVault store = vault.open(engine);
        LabbedEngine asked = engine.open()) {
      boolean signedOn = store.get(mailbox).filter(a -> !isPassword(a)).isPresent();
      warn(asked);
      Set<Domain> confirmed = Addresses.domains("--confirm", confirm);
      Candidates candidates = new Search(asked.engine(), confirmed).of(address);
      Optional<RankedSettings> found = candidates.best(protocol);
      if (found.isEmpty()) {
        failures.refused("nothing found to sign in to");
        return Math.max(ExitCode.REFUSED, ExitCode.of(candidates.outcome()));
      }
      Optional<String> no = candidates.refusal(found.get(), password, signedOn);
      if (no.isPresent()) {
        return failures.refused(no.get());
      }
      if (shared.isPresent() && !opensShared(found.get())) {
        return failures.refused("--mailbox: what was found for " + text + " shares no mailboxes");
      }
      SignInRequest request = request(address, found.get(), brought);
      return signIn(asked, store, request, mailbox, failures);
    }
  }

  /** Returns the address that the account is kept under: whose mailbox it opens. */
  private EmailAddress mailbox(EmailAddress address) throws UsageException {
    if (shared.isEmpty()) {
      return address;
    }
    EmailAddress mailbox = Addresses.parse(shared.get());
    engine.set(SHARED, mailbox.text());
    return mailbox;
  }

  private boolean opensShared(RankedSettings found) {
    return !password
        && found.offers().stream().limit(1).anyMatch(o -> SHARED.startsWith(o.method() + "."));
  }

  private void warn(LabbedEngine asked) {
    asked
        .engine()
        .faults()
        .forEach(f -> program.err().println("mailscout: warning: " + Shown.line(f.toString())));
  }

  private SignInRequest request(EmailAddress address, RankedSettings found, Clients brought)
      throws UsageException {
    SignInRequest.Builder request = SignInRequest.builder(address, found);
    if (device) {
      request.browser(false);
    } else if (engine.asksLab() && !engine.joinsLab()) {
      request.browser(true);
    }
    if (password) {
      return request.password().build();
    }
    if (clientId.isEmpty()) {
      return request.clients(brought).build();
    }
    String issuer =
        found.offers().stream()
            .findFirst()
            .flatMap(o -> o.issuer())
            .orElseThrow(() -> new UsageException("--client-id: no issuer was found"));
    return request.clients(brought.with(issuer, OAuth.Client.of(clientId.get()))).build();
  }

  private int signIn(
      LabbedEngine asked,
      FileVault store,
      SignInRequest request,
      EmailAddress mailbox,
      Failures failures)
      throws VaultException, InterruptedException {
    TerminalDialog dialog =
        new TerminalDialog(
            Terminal.ofThisProcess(program.err()),
            program.err(),
            new Browsers(asked, request.address(), program.err()));
    try (SignIns signIns = SignIns.of(asked.engine())) {
      SignInResult result = signIns.signIn(request, dialog);
      if (result.grant().isEmpty()) {
        return failures.refused(result.message());
      }
      Grant grant = result.grant().get();
      store.put(new Account(mailbox, grant, SignIns.services(grant)));
      program.err().println("Signed in: " + Shown.line(mailbox.text()));
      return ExitCode.FOUND;
    } catch (LookupException e) {
      return failures.failed(e);
    }
  }

  private static boolean isPassword(Account account) {
    return account.grant().method().equals(PasswordGrant.METHOD);
  }
}
