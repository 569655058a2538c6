package org.mailscout.api.discovery;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.mailscout.api.Domain;
import org.mailscout.api.Target;

/** What a strategy is asked: the address's own domain, or a lead. */
public final class Question {

  private final Target target;
  private final boolean lead;

  private Question(Target target, boolean lead) {
    this.target = requireNonNull(target, "target");
    this.lead = lead;
  }

  /** Returns the question for the address's own domain. */
  public static Question own(Domain domain) {
    return new Question(domain, false);
  }

  /** Returns the question for what a lead points to. */
  public static Question lead(Target target) {
    return new Question(target, true);
  }

  /** Returns whether it comes from a lead; its findings are capped by the lead's class. */
  public boolean isLead() {
    return lead;
  }

  /** Returns what to look at: the address's domain, or what the lead points to. */
  public Target target() {
    return target;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Question that && lead == that.lead && target.equals(that.target);
  }

  @Override
  public int hashCode() {
    return Objects.hash(lead, target);
  }

  @Override
  public String toString() {
    return (lead ? "lead " : "") + target;
  }
}
