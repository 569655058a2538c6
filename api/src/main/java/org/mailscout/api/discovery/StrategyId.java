package org.mailscout.api.discovery;

import static java.util.Objects.requireNonNull;

/**
 * The name of a strategy, unique in a program.
 *
 * @param id 2 to 32 lower-case letters, digits and hyphens, starting with a letter
 */
public record StrategyId(String id) implements Comparable<StrategyId> {

  /**
   * Checks the syntax.
   *
   * @throws IllegalArgumentException if the id is not one
   */
  public StrategyId {
    requireNonNull(id, "id");
    if (!id.matches("[a-z][a-z0-9-]{1,31}")) {
      throw new IllegalArgumentException("not a strategy id");
    }
  }

  /**
   * Returns the id of this text.
   *
   * @throws IllegalArgumentException if the text is no id
   */
  public static StrategyId of(String id) {
    return new StrategyId(id);
  }

  @Override
  public int compareTo(StrategyId other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
