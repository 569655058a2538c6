package org.mailscout.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;

/**
 * One mailbox service with all that was found of it.
 *
 * @param mailbox what makes it one
 * @param settings merged, the best finding's word first
 * @param trust their class
 * @param key their place
 * @param findings what they were merged from, the best first
 */
record Ranked(
    ServiceKey mailbox, Settings settings, TrustClass trust, RankKey key, List<Finding> findings) {

  Finding best() {
    return findings.get(0);
  }

  boolean lacksSubmission() {
    return settings.mailbox().map(m -> m.protocol().needsSubmission()).orElse(false)
        && settings.submission().isEmpty();
  }

  List<Evidence> evidence() {
    Set<Evidence> all = new LinkedHashSet<>();
    findings.forEach(f -> all.addAll(f.evidence()));
    return List.copyOf(all);
  }
}
