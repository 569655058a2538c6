package org.mailscout.strategy.ispdb;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.network.Data;
import org.mailscout.clientconfig.ClientConfigException;
import org.mailscout.clientconfig.ClientConfigReader;
import org.mailscout.clientconfig.ConfigDomain;

/**
 * The files that the caller keeps.
 *
 * <p>The database's source has one file for many domains, so a file is found by its name, and else
 * by the domains that stand in it.
 */
record LocalFiles(Question question, Domain domain, DiscoveryContext context) {

  private static final String EXCHANGES = "mx ";

  Optional<Data.Document> find(OptionKey<String> location) throws LookupException {
    Data data = context.data();
    Optional<Data.Document> file = data.find(location.key(), domain.name());
    if (file.isEmpty()) {
      file = data.find(location.key(), domain + ".xml");
    }
    if (file.isEmpty() && question.isLead()) {
      file = data.findHolding(location.key(), EXCHANGES + domain, this::domains);
    }
    return file.isPresent() ? file : data.findHolding(location.key(), domain.name(), this::domains);
  }

  /** Returns the domains that a file is for, those of mail exchanges marked; none if it is none. */
  private Set<String> domains(byte[] document) {
    try {
      return new ClientConfigReader(context.limits())
          .read(document).domains().stream().map(this::key).collect(Collectors.toSet());
    } catch (ClientConfigException e) {
      return Set.of();
    }
  }

  private String key(ConfigDomain listed) {
    String text = listed.name().text().strip().toLowerCase(Locale.ROOT);
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    String name = ascii ? text : context.names().toDomain(text).map(Domain::name).orElse(text);
    return listed.forExchanges() ? EXCHANGES + name : name;
  }
}
