package org.mailscout.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.engine.DiscoveryRequest;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.ProviderFault;
import org.mailscout.network.MalformedAddressException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Discovers the settings of addresses, one after the other. */
@Command(
    name = "discover",
    description = "Find the servers, the protocol and the sign-in of an email address.",
    mixinStandardHelpOptions = true)
final class DiscoverCommand implements Callable<Integer> {

  @ParentCommand private Program program;

  @Mixin private EngineOptions engine;

  @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "Addresses, or bare domains.")
  private List<String> addresses = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON (mailscout/1) and nothing else.")
  private boolean json;

  @Option(names = "--explain", description = "Show the timeline of all attempts.")
  private boolean explain;

  @Option(names = "--only", split = ",", paramLabel = "ID", description = "Use these strategies.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(names = "--exclude", split = ",", paramLabel = "ID", description = "Leave these out.")
  private Set<String> exclude = new LinkedHashSet<>();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "In all, such as 10s; at most 60s.")
  private Optional<String> timeout = Optional.empty();

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      description = "For better settings, once there are some, such as 500ms.")
  private Optional<String> patience = Optional.empty();

  @Option(names = "--no-verify", description = "Do not connect to what was found.")
  private boolean noVerify;

  @Option(names = "--no-third-parties", description = "Ask the domain and its servers alone.")
  private boolean noThirdParties;

  @Option(names = "--public-only", description = "Refuse addresses that are not public.")
  private boolean publicOnly;

  @Option(names = "--allow-http", description = "Ask for documents over http too.")
  private boolean allowHttp;

  @Option(names = "--allow-cleartext", description = "Show services without TLS, last.")
  private boolean allowCleartext;

  @Option(names = "--confirm", paramLabel = "DOMAIN", description = "Confirm this domain.")
  private List<String> confirm = new ArrayList<>();

  @SuppressWarnings("NullAway") // picocli sets what is not set here
  DiscoverCommand() {}

  @Override
  public Integer call() throws UsageException, InterruptedException, IOException {
    Policy policy = policy();
    try (LabbedEngine open = engine.open()) {
      for (ProviderFault fault : open.engine().faults()) {
        warn(fault);
      }
      int code = 0;
      for (String text : addresses) {
        int one = discover(open.engine(), policy, text);
        code = code == 0 ? one : code;
      }
      tellOfLab(open);
      return code;
    }
  }

  private int discover(Mailscout mailscout, Policy policy, String text)
      throws UsageException, InterruptedException, IOException {
    DiscoveryRequest.Builder request;
    try {
      request = mailscout.request(text);
    } catch (MalformedAddressException e) {
      return malformed(text, String.valueOf(e.getMessage()));
    }
    DiscoveryResult result = result(mailscout, request, policy);
    result.faults().forEach(this::warn);
    PrintStream out = program.out();
    if (json) {
      new JsonReport(out, addresses.size() > 1).write(result, mailscout.names());
    } else {
      new HumanReport(out, mailscout.names()).write(result);
    }
    if (explain) {
      new Timeline(json ? program.err() : out).write(result);
    }
    out.flush();
    return ExitCode.of(result.outcome());
  }

  private DiscoveryResult result(
      Mailscout mailscout, DiscoveryRequest.Builder request, Policy policy)
      throws UsageException, InterruptedException {
    request.policy(policy).verify(!noVerify).only(ids(only)).exclude(ids(exclude));
    try {
      request.confirm(Addresses.domains("--confirm", confirm));
      return mailscout.discover(request.build());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private int malformed(String text, String message) throws IOException {
    if (json && addresses.size() > 1) {
      new JsonReport(program.out(), true).writeError(text, message);
    } else {
      program.err().println("mailscout: " + Shown.line(message));
    }
    return ExitCode.USAGE;
  }

  private void warn(ProviderFault fault) {
    program.err().println("mailscout: warning: " + Shown.line(fault.toString()));
  }

  private void tellOfLab(LabbedEngine open) {
    if (!json && !open.addresses().isEmpty()) {
      program.err().println("The lab also knows:");
      open.addresses().stream()
          .filter(a -> !addresses.contains(a.address()))
          .forEach(a -> program.err().printf("  %-28s %s%n", a.address(), a.shows()));
    }
  }

  private Policy policy() throws UsageException {
    Policy policy =
        Policy.DEFAULT
            .withPublicOnly(publicOnly)
            .withThirdParties(!noThirdParties)
            .withHttp(allowHttp)
            .withCleartext(allowCleartext);
    if (timeout.isPresent()) {
      policy = policy.withTime(Durations.timeout(timeout.get()));
    }
    return patience.isPresent()
        ? policy.withPatience(Durations.read("--patience", patience.get()))
        : policy;
  }

  private static Set<StrategyId> ids(Set<String> texts) throws UsageException {
    Set<StrategyId> ids = new LinkedHashSet<>();
    for (String text : texts) {
      try {
        ids.add(StrategyId.of(text));
      } catch (IllegalArgumentException e) {
        throw new UsageException("not a strategy: " + text, e);
      }
    }
    return ids;
  }
}
