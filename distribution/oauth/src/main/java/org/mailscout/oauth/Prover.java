package org.mailscout.oauth;

import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.network.Names;
import org.mailscout.network.Call;
import org.mailscout.network.MailConnector;
import org.mailscout.network.PrivateHttp;

/** Proves credentials by signing in, at hosts that something vouches for and nobody else. */
final class Prover {

  private final HttpProof http;
  private final MailProof mail;

  Prover(PrivateHttp http, MailConnector mail, Names names) {
    this.http = new HttpProof(http, names);
    this.mail = new MailProof(mail);
  }

  /**
   * Signs in and says goodbye.
   *
   * @param shared whether the credential's mailbox is another than that of who signs in
   * @param call asks no host that is not vouched for
   * @param confirmed whether nothing about the settings stands to be confirmed
   * @return empty if the service took it, else what it said
   */
  Optional<String> prove(
      Service service, Credential credential, boolean shared, Call call, boolean confirmed)
      throws LookupException, InterruptedException {
    String host = service.endpoint().host().toString();
    if (!confirmed) {
      throw Refusal.UNCONFIRMED.because(host + " stands to be confirmed: nothing is sent there");
    }
    if (!call.mayAsk(service.endpoint().host())) {
      throw new LookupException(
          Reason.FORBIDDEN_BY_POLICY, host + ": nothing vouches for this host");
    }
    if (HttpProof.speaks(service.protocol())) {
      return http.prove(service, credential, shared, call);
    }
    if (MailProof.speaks(service.protocol())) {
      return mail.prove(service, credential, call);
    }
    throw new LookupException(
        Reason.FORBIDDEN_BY_POLICY, service + ": there is no way to prove a sign-in to it");
  }
}
