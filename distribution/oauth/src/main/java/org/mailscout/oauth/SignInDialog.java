package org.mailscout.oauth;

import org.mailscout.api.Url;
import org.mailscout.engine.RankedSettings;

/**
 * The person who signs in, as {@link SignIns#signIn} asks and tells them.
 *
 * <p>Called by the thread that signs in, one call at a time. The texts are cleaned: they hold
 * nothing that a terminal would obey.
 */
public interface SignInDialog {

  /**
   * Asks whether the settings' domains are what the person expects; only a yes lets a credential go
   * there. By default no.
   *
   * @param what the reasons, and the registrable domains to show, uncut
   */
  default boolean confirm(RankedSettings.Confirmation what) {
    return false;
  }

  /**
   * Shows the page and opens it in the person's own browser, as {@link SystemBrowser} does; returns
   * at once. The whole URL should be shown, too: it may have to be opened by hand.
   */
  void openBrowser(Url page);

  /**
   * Shows a code and the page, of any device, where to type it; returns at once.
   *
   * @param page its domain is to be shown beside the issuer's
   * @param code at most 32 characters
   */
  void showCode(Url page, String code);

  /**
   * Asks for a text.
   *
   * @param label what is asked for
   * @param secret whether it must not be shown while it is typed
   * @return wiped by the caller of this; empty if the person gives up
   */
  char[] ask(String label, boolean secret);

  /** Shows a message. */
  void tell(String message);
}
