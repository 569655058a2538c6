package org.mailscout.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a mail server offers, and whom it refuses.
 *
 * @param refusal the error document for a bearer token that is refused, in JSON
 * @param gate what it says to a user whose sign-in is right and who is refused all the same
 * @param takesPasswords whether the mechanisms that want one ever let anybody in
 */
record MailRules(
    LabMail.Protection protection,
    List<String> mechanisms,
    String refusal,
    Function<String, Optional<String>> gate,
    boolean takesPasswords) {

  private static final String INVALID_TOKEN =
      "{\"status\":\"invalid_token\",\"schemes\":\"bearer\",\"scope\":\"mail\"}";

  MailRules {
    mechanisms = List.copyOf(mechanisms);
  }

  static MailRules of(LabMail.Protection protection) {
    return new MailRules(
        protection, List.of("PLAIN"), INVALID_TOKEN, user -> Optional.empty(), true);
  }

  MailRules with(LabMail.Protection other) {
    return new MailRules(other, mechanisms, refusal, gate, takesPasswords);
  }

  MailRules withMechanisms(String... names) {
    return new MailRules(protection, List.of(names), refusal, gate, takesPasswords);
  }

  MailRules withRefusal(String json) {
    return new MailRules(protection, mechanisms, json, gate, takesPasswords);
  }

  MailRules withGate(Function<String, Optional<String>> other) {
    return new MailRules(protection, mechanisms, refusal, other, takesPasswords);
  }

  MailRules withoutPasswords() {
    return new MailRules(protection, mechanisms, refusal, gate, false);
  }
}
