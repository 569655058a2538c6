package org.mailscout.auth.msgraph;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.Refusal;
import org.mailscout.strictjson.JsonObject;

/**
 * What a refusal of Microsoft's means in plain words, from {@code aadsts.json}.
 *
 * @param why the kind of refusal
 * @param text for the user, with Microsoft's own code
 */
record Explanation(Refusal why, String text) {

  private static final Pattern CODE = Pattern.compile("AADSTS([0-9]{4,8})");

  // Exchange's enhanced status for a mailbox where SMTP AUTH is off.
  private static final String SUBMISSION_OFF = "5.7.139";

  private static final class Table {
    private static final JsonObject ROWS = Clouds.resource("aadsts.json");
  }

  /** Returns what a refusal means: by Microsoft's code, else as the port understood it. */
  static Explanation of(LookupException refused) {
    String words = String.valueOf(refused.getMessage());
    return known(words).orElseGet(() -> new Explanation(Refusal.of(refused), words));
  }

  /** Returns what the issuer's words mean, as they are where they hold no code that is known. */
  static Explanation ofIssuer(String words) {
    return known(words).orElseGet(() -> new Explanation(Refusal.BY_ISSUER, words));
  }

  private static Optional<Explanation> known(String words) {
    Matcher code = CODE.matcher(words);
    while (code.find()) {
      Optional<Explanation> known = ofCode(code.group(1));
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  private static Optional<Explanation> ofCode(String code) {
    return Table.ROWS
        .object(code)
        .map(
            row ->
                new Explanation(
                    new Refusal(row.text("why").orElseThrow()),
                    row.text("text").orElseThrow() + " (AADSTS" + code + ")"));
  }

  /** Returns what a mail server's refusal of a token means. */
  static String ofServer(String words) {
    return words.contains(SUBMISSION_OFF)
        ? "Sending by SMTP is switched off for this mailbox: send through Graph, or ask its"
            + " administrator. ("
            + words
            + ")"
        : words;
  }
}
