package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

/**
 * The name of an auth method, unique in a program.
 *
 * @param id 2 to 32 lower-case letters, digits and hyphens, starting with a letter
 */
public record AuthMethodId(String id) implements Comparable<AuthMethodId> {

  /**
   * Checks the syntax.
   *
   * @throws IllegalArgumentException if the id is not one
   */
  public AuthMethodId {
    requireNonNull(id, "id");
    if (!id.matches("[a-z][a-z0-9-]{1,31}")) {
      throw new IllegalArgumentException("not an auth method id");
    }
  }

  /**
   * Returns the id of this text.
   *
   * @throws IllegalArgumentException if the text is no id
   */
  public static AuthMethodId of(String id) {
    return new AuthMethodId(id);
  }

  @Override
  public int compareTo(AuthMethodId other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
