package org.mailscout.strategy.ispdb;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Disclosure;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.discovery.Options;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.discovery.Reach;
import org.mailscout.api.discovery.StrategyId;
import org.mailscout.api.network.Provenance;
import org.mailscout.clientconfig.ClientConfigException;
import org.mailscout.clientconfig.ClientConfigReader;
import org.mailscout.clientconfig.ClientConfigSettings;

/**
 * Finds settings in the ISP database, by the address's domain or the hoster's that a lead names.
 *
 * <p>A local override wins over a local copy, and that over the database itself, which is then not
 * asked. The database learns the domain, never the address.
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft, §4.2
 *     to §4.4</a>
 */
public final class IspdbStrategy implements DiscoveryStrategy {

  private static final StrategyId ID = StrategyId.of("ispdb");
  private static final Reach REACH =
      Reach.of(
          TrustClass.LISTED,
          Protocol.JMAP,
          Protocol.MSGRAPH,
          Protocol.IMAP,
          Protocol.POP3,
          Protocol.EWS,
          Protocol.ACTIVESYNC,
          Protocol.SUBMISSION,
          Protocol.CALDAV,
          Protocol.CARDDAV,
          Protocol.WEBDAV,
          Protocol.MANAGESIEVE);

  /** For {@link java.util.ServiceLoader}. */
  public IspdbStrategy() {}

  @Override
  public StrategyId id() {
    return ID;
  }

  @Override
  public Reach reach() {
    return REACH;
  }

  @Override
  public boolean serves(Question question) {
    return question.target() instanceof Domain;
  }

  @Override
  public List<OptionKey<?>> options() {
    return IspdbOptions.ALL;
  }

  @Override
  public Disclosure disclosure(Options options) {
    return Disclosure.of(options.get(IspdbOptions.URL).host(), "the domain, and the MX's domain");
  }

  @Override
  public void discover(Question question, DiscoveryContext context, FindingSink findings)
      throws LookupException, InterruptedException {
    if (!(question.target() instanceof Domain target)) {
      return;
    }
    Url base = context.options().get(IspdbOptions.URL);
    if (!question.isLead()) {
      // Two leads may follow, and both are asked at once: a second connection waits for them.
      context.http().warmUp(base.host());
    }
    Optional<IspdbFile> file = IspdbFile.find(question, target, context);
    if (file.isPresent()) {
      report(file.get(), question, target, context, findings);
    }
  }

  private static void report(
      IspdbFile file,
      Question question,
      Domain target,
      DiscoveryContext context,
      FindingSink findings)
      throws LookupException {
    ClientConfigSettings own = ClientConfigSettings.of(context.domain(), context.names());
    ClientConfigSettings settings = question.isLead() ? own.withHoster(target) : own;
    Provenance provenance = file.provenance();
    try {
      ClientConfigReader reader = new ClientConfigReader(context.limits());
      for (Settings one : settings.read(reader.read(file.body()))) {
        findings.settings(one, provenance);
      }
    } catch (ClientConfigException e) {
      // The database answers with a file or with 404; a page is a portal's or a proxy's.
      throw e.toLookupException(provenance.source());
    }
  }
}
