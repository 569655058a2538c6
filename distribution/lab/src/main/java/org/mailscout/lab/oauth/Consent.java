package org.mailscout.lab.oauth;

import java.util.List;

/**
 * What a user has allowed a client.
 *
 * @param nonce for the ID token; empty where the client sent none
 */
public record Consent(
    String client, String user, List<String> scopes, List<String> resources, String nonce) {

  /** Copies the lists. */
  public Consent {
    scopes = List.copyOf(scopes);
    resources = List.copyOf(resources);
  }
}
