package org.mailscout.engine;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.Names;
import org.mailscout.network.DnsClient;
import org.mailscout.network.FileDocuments;
import org.mailscout.network.HttpFetcher;
import org.mailscout.network.ProviderTable;
import org.mailscout.network.ServiceProber;

/** The adapters of one engine, and its clocks. */
record Adapters(
    DnsClient dns,
    HttpFetcher http,
    ServiceProber prober,
    Names names,
    ProviderTable providers,
    FileDocuments documents,
    Limits limits,
    Clock clock,
    LongSupplier ticker,
    Workers workers) {

  @Inject
  Adapters {}
}
