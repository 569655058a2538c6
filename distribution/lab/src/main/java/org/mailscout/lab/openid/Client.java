package org.mailscout.lab.openid;

import java.util.List;

/** A registered client, which is public. */
record Client(String id, List<String> redirectUris, List<String> scopes) {

  Client {
    redirectUris = List.copyOf(redirectUris);
    scopes = List.copyOf(scopes);
  }
}
