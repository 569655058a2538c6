package org.mailscout.engine;

import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Makes discoveries, with all that one engine shares among them. */
final class DiscoveryFactory implements AutoCloseable {

  private final Adapters adapters;
  private final List<Participant> participants;
  private final Admission admission;

  @Inject
  DiscoveryFactory(Adapters adapters, Set<Participant> participants, Admission admission) {
    this.adapters = adapters;
    this.participants =
        participants.stream()
            .sorted(
                Comparator.comparing((Participant p) -> p.method().isPresent())
                    .thenComparing(Participant::foreign)
                    .thenComparing(Participant::id))
            .toList();
    this.admission = admission;
    // Read while the first questions are on their way: the MX answer is the first to need it.
    adapters.workers().run(adapters.providers()::age);
  }

  Discovery make(DiscoveryRequest request) {
    return new DiscoveryRun(request, adapters, participants, admission);
  }

  List<Participant> participants() {
    return participants;
  }

  Adapters adapters() {
    return adapters;
  }

  @Override
  public void close() {
    admission.close();
    adapters.prober().close();
    adapters.http().close();
    adapters.dns().close();
    adapters.workers().close();
  }
}
