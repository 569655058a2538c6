package org.mailscout.auth.msgraph;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Url;

/**
 * One of Microsoft's clouds: tokens, clients and hosts of one are none of another's.
 *
 * @param id its id in {@code clouds.json}
 * @param name the name that people know
 * @param instances what tenant documents call it
 * @param logins the hosts that sign in, the one to use first
 * @param graph the host of Graph
 * @param imap the host of IMAP
 * @param pop3 the host of POP3
 * @param submission the host of submission, where one is known
 * @param personalSubmission the host of submission for personal accounts, where there are any
 * @param resource what scopes of IMAP, POP3 and submission begin with
 * @param signs what of a domain's DNS names it
 */
record Cloud(
    String id,
    String name,
    List<String> instances,
    List<Host> logins,
    Host graph,
    Host imap,
    Host pop3,
    Optional<Host> submission,
    Optional<Host> personalSubmission,
    Url resource,
    Signs signs) {

  /**
   * What of a domain's DNS names a cloud.
   *
   * @param exchanges domains of mail exchanges
   * @param notExchanges domains within these that are none of organisations' mailboxes
   * @param spf hosts that SPF records include
   * @param autodiscover domains that {@code autodiscover} is an alias within
   */
  record Signs(
      List<Domain> exchanges,
      List<Domain> notExchanges,
      List<Host> spf,
      List<Domain> autodiscover) {

    boolean areOfExchange(Host exchange) {
      return exchanges.stream().anyMatch(exchange::isWithin)
          && notExchanges.stream().noneMatch(exchange::isWithin);
    }

    boolean areOfAutodiscover(Host alias) {
      return autodiscover.stream().anyMatch(alias::isWithin);
    }
  }

  Host login() {
    return logins.get(0);
  }

  /** Returns whether the host is where mail of this cloud is read or sent. */
  boolean serves(Host host) {
    return host.equals(graph)
        || host.equals(imap)
        || host.equals(pop3)
        || submission.filter(host::equals).isPresent()
        || personalSubmission.filter(host::equals).isPresent();
  }

  /** Returns whether personal accounts are signed in to here, too. */
  boolean hasPersonalAccounts() {
    return personalSubmission.isPresent();
  }
}
