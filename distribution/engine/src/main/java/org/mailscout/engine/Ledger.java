package org.mailscout.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Note;
import org.mailscout.api.Target;

/** Everything that was reported in one discovery; guarded by its lock. */
final class Ledger {

  private final List<Finding> findings = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Set<Target> leads = new HashSet<>();
  private long firstSettingsAt = -1;

  /** Takes a finding, in place of what the same inquiry said of the same mailbox before. */
  void add(Finding finding, long now) {
    if (finding.settings().mailbox().isPresent()) {
      firstSettingsAt = firstSettingsAt < 0 ? now : firstSettingsAt;
      findings.removeIf(f -> isSame(f, finding));
    }
    findings.add(finding);
  }

  private static boolean isSame(Finding one, Finding other) {
    return one.by() == other.by()
        && one.settings().mailbox().isPresent()
        && one.mailbox().protocol().equals(other.mailbox().protocol())
        && one.settings()
            .mailbox()
            .get()
            .endpoint()
            .equals(other.settings().mailbox().orElseThrow().endpoint());
  }

  /** Returns whether the lead is one to follow: new, and within the bound. */
  boolean addLead(Target target, int most) {
    return leads.size() < most && leads.add(target);
  }

  int leads() {
    return leads.size();
  }

  void note(Note note) {
    if (!notes.contains(note) && notes.size() < 16) {
      notes.add(note);
    }
  }

  List<Note> notes() {
    return List.copyOf(notes);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  boolean hasSettings() {
    return firstSettingsAt >= 0;
  }

  /** Returns when the first settings came. */
  Optional<Long> firstSettingsAt() {
    return firstSettingsAt < 0 ? Optional.empty() : Optional.of(firstSettingsAt);
  }

  boolean restsOn(AnswerProvenance provenance) {
    return findings.stream().anyMatch(f -> f.restsOn().contains(provenance));
  }
}
