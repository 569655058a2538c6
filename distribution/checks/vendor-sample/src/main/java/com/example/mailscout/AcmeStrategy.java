package com.example.mailscout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;

/**
 * Finds settings in a domain's TXT record {@code _acme-mail}, such as {@code v=acme1
 * imap=imap.acme.example smtp=smtp.acme.example}.
 */
public final class AcmeStrategy implements DiscoveryStrategy {

  // Possessive, and of characters that no two parts share: linear on any input.
  private static final Pattern RECORD = Pattern.compile("v=acme1 imap=(\\S++) smtp=(\\S++)");

  /** For {@link java.util.ServiceLoader}. */
  public AcmeStrategy() {}

  @Override
  public StrategyId id() {
    return StrategyId.of("acme");
  }

  @Override
  public Reach reach() {
    return Reach.of(TrustClass.OWN, Protocol.IMAP, Protocol.SUBMISSION);
  }

  @Override
  public void discover(Question question, DiscoveryContext context, FindingSink findings)
      throws LookupException, InterruptedException {
    DnsAnswer answer = context.dns().ask(DnsQuestion.txt("_acme-mail", context.domain()));
    answer.orThrow();
    for (String text : answer.texts()) {
      settings(text).ifPresent(settings -> findings.settings(settings, answer.provenance()));
    }
  }

  private static Optional<Settings> settings(String text) {
    Matcher record = RECORD.matcher(text);
    if (!record.matches()) {
      return Optional.empty();
    }
    Optional<Host> imap = Host.parse(record.group(1));
    Optional<Host> smtp = Host.parse(record.group(2));
    return imap.flatMap(
        in ->
            smtp.map(
                out ->
                    Settings.of(
                            service(Protocol.IMAP, in, 993), service(Protocol.SUBMISSION, out, 465))
                        .withProvider("Acme")));
  }

  private static Service service(Protocol protocol, Host host, int port) {
    return Service.of(protocol, Endpoint.of(host, Port.of(port), Security.TLS));
  }
}
