package org.mailscout.strategy.autoconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailscout.api.Authentication;
import org.mailscout.api.Endpoint;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;

/**
 * Turns PACC documents into settings: each mailbox protocol settings of its own, implicit TLS at
 * the protocols' own ports.
 */
final class PaccSettings {

  private static final int LONGEST_NAME = 60;

  private final PaccDocument document;

  private PaccSettings(PaccDocument document) {
    this.document = document;
  }

  static List<Settings> of(PaccDocument document) {
    return new PaccSettings(document).settings();
  }

  private List<Settings> settings() {
    List<Service> mailboxes =
        Stream.of(
                web(Protocol.JMAP, "jmap"),
                tcp(Protocol.IMAP, "imap", 993),
                tcp(Protocol.POP3, "pop3", 995))
            .flatMap(Optional::stream)
            .toList();
    List<Service> riders = riders();
    if (mailboxes.isEmpty()) {
      return riders.isEmpty() ? List.of() : List.of(complete(Settings.of(riders)));
    }
    return IntStream.range(0, mailboxes.size())
        .mapToObj(i -> complete(account(mailboxes.get(i), riders)).withOrder(i))
        .toList();
  }

  private Settings account(Service mailbox, List<Service> riders) {
    List<Service> services = new ArrayList<>(List.of(mailbox));
    if (mailbox.protocol().needsSubmission()) {
      // The draft's third version says submit, the earlier ones and Stalwart say smtp.
      tcp(Protocol.SUBMISSION, "submit", 465)
          .or(() -> tcp(Protocol.SUBMISSION, "smtp", 465))
          .ifPresent(services::add);
    }
    services.addAll(riders);
    return Settings.of(services);
  }

  private List<Service> riders() {
    return Stream.of(
            web(Protocol.CALDAV, "caldav"),
            web(Protocol.CARDDAV, "carddav"),
            web(Protocol.WEBDAV, "webdav"))
        .flatMap(Optional::stream)
        .filter(this::hasPath)
        .toList();
  }

  // The draft: these URLs carry a path, not a bare origin.
  private boolean hasPath(Service service) {
    return service.endpoint().url().filter(url -> !url.path().equals("/")).isPresent();
  }

  private Optional<Service> tcp(Protocol protocol, String member, int port) {
    return document
        .host(member)
        .map(host -> Endpoint.of(host, Port.of(port), Security.TLS))
        .map(endpoint -> Service.of(protocol, endpoint).withAuthentication(authentication()));
  }

  private Optional<Service> web(Protocol protocol, String member) {
    return document
        .url(member)
        .map(url -> Service.of(protocol, Endpoint.of(url)).withAuthentication(authentication()));
  }

  private List<Authentication> authentication() {
    List<Authentication> kinds = new ArrayList<>();
    document.issuer().ifPresent(issuer -> kinds.add(Authentication.OAUTH2));
    if (document.takesPasswords()) {
      kinds.add(Authentication.PASSWORD);
    }
    return kinds;
  }

  private Settings complete(Settings settings) {
    String name = document.name().orElse("").strip();
    int length = Math.min(LONGEST_NAME, name.codePointCount(0, name.length()));
    return settings
        .withProvider(name.substring(0, name.offsetByCodePoints(0, length)))
        .withIssuers(document.issuer().map(IssuerHint::of).stream().toList());
  }
}
