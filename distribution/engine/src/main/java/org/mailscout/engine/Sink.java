package org.mailscout.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Note;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Target;
import org.mailscout.api.TrustClass;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.Provenance;
import org.mailscout.network.ForbiddenPorts;

/** Takes one inquiry's findings: within its reach and its bound, and backed by this discovery. */
final class Sink implements FindingSink {

  private final Inquiry inquiry;
  private final DiscoveryState state;
  private final Ledger ledger;
  private final Consumer<Finding> onSettings;
  private final LeadTaker onLead;
  private final Remarks remarks;
  private int settings;
  private int leads;
  private volatile @Nullable TooManyFindings flood;

  /** Starts what serves a lead. */
  interface LeadTaker {
    void take(Target to, TrustClass trust);
  }

  Sink(Inquiry inquiry, Ledger ledger, Consumer<Finding> onSettings, LeadTaker onLead) {
    this.inquiry = inquiry;
    this.state = inquiry.state();
    this.remarks = new Remarks(inquiry);
    this.ledger = ledger;
    this.onSettings = onSettings;
    this.onLead = onLead;
  }

  @Override
  public void settings(Settings reported, Provenance... restsOn) {
    if (!admit(true)) {
      return;
    }
    List<AnswerProvenance> backed = backed(restsOn);
    Settings kept = allowed(reported);
    if (kept == null) {
      return;
    }
    TrustClass trust = TrustRules.of(inquiry, kept, backed);
    Finding finding = new Finding(inquiry, kept, backed, trust);
    state.lock().lock();
    try {
      ledger.add(finding, state.now());
      onSettings.accept(finding);
      state.changed().signalAll();
    } finally {
      state.lock().unlock();
    }
    state
        .events()
        .tell(
            l ->
                l.settingsFound(
                    new DiscoveryListener.SettingsFound(inquiry.who().id(), kept, trust)));
  }

  @Override
  public void lead(Target to, Provenance... restsOn) {
    if (inquiry.question().isLead() || !admit(false)) {
      return;
    }
    TrustClass trust = TrustClass.LEAD;
    if (backed(restsOn).isEmpty()) {
      trust = TrustClass.GUESS;
    }
    onLead.take(to, trust);
    state.events().tell(l -> l.leadFound(new DiscoveryListener.LeadFound(inquiry.who().id(), to)));
  }

  @Override
  public void note(Note note) {
    state.lock().lock();
    try {
      if (inquiry.hasEnded() || inquiry.isCancelled()) {
        return;
      }
      ledger.note(note);
    } finally {
      state.lock().unlock();
    }
    state
        .events()
        .tell(l -> l.noteFound(new DiscoveryListener.NoteFound(inquiry.who().id(), note)));
  }

  @Override
  public void because(String words) {
    remarks.add(
        inquiry.question().target().toString(),
        settings > 0 ? "found" : "nothing",
        words,
        Optional.empty());
  }

  /** Returns whether one more may come: in time, and within the bound of a provider. */
  private boolean admit(boolean isSettings) {
    TooManyFindings before = flood;
    if (before != null) {
      // Without the lock: the others' findings want it.
      throw before;
    }
    int bound = state.limits().findings();
    state.lock().lock();
    try {
      if (inquiry.hasEnded() || inquiry.isCancelled()) {
        return false;
      }
      int count = isSettings ? ++settings : ++leads;
      if (count <= bound) {
        return true;
      }
    } finally {
      state.lock().unlock();
    }
    String fault = "reported more than " + bound + (isSettings ? " findings" : " leads");
    // Noted here, since a provider can catch what ends it and go on.
    state.fault(inquiry.who().fault(fault));
    TooManyFindings first = new TooManyFindings(fault);
    flood = first;
    throw first;
  }

  /** Ends a provider that floods its sink. */
  static final class TooManyFindings extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private TooManyFindings(String message) {
      super(message);
    }

    /** Costs nothing, however often a provider provokes it. */
    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }

  private List<AnswerProvenance> backed(Provenance... restsOn) {
    List<AnswerProvenance> ours = new ArrayList<>();
    for (Provenance provenance : restsOn) {
      if (provenance instanceof AnswerProvenance answer && answer.isOf(state)) {
        ours.add(answer);
      } else {
        state.fault(inquiry.who().fault("names a provenance that is not of this discovery"));
        return List.of();
      }
    }
    if (ours.isEmpty()) {
      state.fault(inquiry.who().fault("reported a finding that rests on nothing: a guess"));
    }
    return List.copyOf(ours);
  }

  /** Returns the settings without what the policy or the strategy's reach does not hold. */
  private @Nullable Settings allowed(Settings reported) {
    List<Service> kept = reported.services().stream().filter(this::isAllowed).toList();
    boolean lostMailbox =
        reported.mailbox().isPresent() && kept.stream().noneMatch(s -> s.protocol().isMailbox());
    return kept.isEmpty() || lostMailbox ? null : reported.withServices(kept);
  }

  private boolean isAllowed(Service service) {
    boolean inReach =
        inquiry.who().reach().map(r -> r.protocols().contains(service.protocol())).orElse(true);
    if (!inReach) {
      state.fault(inquiry.who().fault("reported " + service.protocol() + " beyond its reach"));
      return false;
    }
    Optional<String> objection = ForbiddenPorts.objectionTo(service.endpoint(), service.protocol());
    objection.ifPresent(why -> remarks.refused(service, why));
    return objection.isEmpty()
        && (state.policy().allowsCleartext()
            || !service.endpoint().security().equals(Security.NONE));
  }
}
