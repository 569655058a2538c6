package org.mailscout.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.Names;
import org.mailscout.network.DnsClient;
import org.mailscout.network.DnsJavaClient;
import org.mailscout.network.FileDocuments;
import org.mailscout.network.HttpFetcher;
import org.mailscout.network.MailProber;
import org.mailscout.network.PooledHttpFetcher;
import org.mailscout.network.ProviderTable;
import org.mailscout.network.PublicSuffixNames;
import org.mailscout.network.ServiceProber;

/** Binds the adapters of one engine to the interfaces that the discovery knows. */
final class EngineModule extends AbstractModule {

  private final MailscoutBuilder settings;
  private final List<Participant> participants;

  EngineModule(MailscoutBuilder settings, List<Participant> participants) {
    this.settings = settings;
    this.participants = participants;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    bind(Limits.class).toInstance(Limits.DEFAULT);
    bind(Clock.class).toInstance(Clock.systemUTC());
    bind(LongSupplier.class).toInstance(System::nanoTime);
    bind(Names.class).toInstance(new PublicSuffixNames());
    bind(Workers.class).toInstance(new Workers());
    bind(Admission.class).in(Singleton.class);
    bind(Adapters.class).in(Singleton.class);
    bind(DiscoveryFactory.class).in(Singleton.class);
    Multibinder<Participant> all = Multibinder.newSetBinder(binder(), Participant.class);
    participants.forEach(p -> all.addBinding().toInstance(p));
  }

  @Provides
  @Singleton
  DnsClient dns(Limits limits) {
    return new ObservedDns(new DnsJavaClient(settings.dnsConfig(), limits));
  }

  @Provides
  @Singleton
  HttpFetcher http(DnsClient dns, Limits limits) {
    return new PooledHttpFetcher(
        dns, settings.route(), settings.trustAnchors(), settings.proxy(), limits);
  }

  @Provides
  @Singleton
  ServiceProber prober(DnsClient dns, HttpFetcher http, Limits limits) {
    return new MailProber(dns, settings.route(), settings.trustAnchors(), http, limits);
  }

  @Provides
  @Singleton
  ProviderTable providers() {
    return ProviderTable.load(settings.data());
  }

  @Provides
  @Singleton
  FileDocuments documents(Limits limits) {
    return new FileDocuments(limits);
  }
}
