package org.mailscout.oauth;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.auth.Credential;

/** LOGIN, which no standard has and some submission servers offer alone: name, then password. */
final class LoginMechanism implements Mechanism {

  private final Credential credential;
  private boolean named;

  LoginMechanism(Credential credential) {
    this.credential = credential;
  }

  @Override
  public String name() {
    return "LOGIN";
  }

  @Override
  public byte @Nullable [] initial() {
    return null;
  }

  @Override
  public byte[] answer(byte[] challenge) {
    if (named) {
      return Secrets.bytes("", credential.secret(), "");
    }
    named = true;
    return credential.username().getBytes(StandardCharsets.UTF_8);
  }
}
