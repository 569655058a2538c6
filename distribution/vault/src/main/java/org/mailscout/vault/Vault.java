package org.mailscout.vault;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;

/**
 * Keeps accounts, one for each address; a caller that has a store of its own implements this.
 *
 * <p>Safe for use by many threads, and by many processes at once. What is written is written as a
 * whole or not at all, and has reached the disk when the method returns.
 */
public interface Vault extends AutoCloseable {

  /** What becomes of an account while it is held. */
  @FunctionalInterface
  interface Change {

    /**
     * Returns the account to store; the same one if nothing has changed.
     *
     * @throws LookupException if it could not be renewed: what is stored stays as it is
     * @throws InterruptedException if the thread is interrupted: what is stored stays as it is
     */
    Account from(Account stored) throws LookupException, InterruptedException;
  }

  /** Returns the addresses that have an account, in the order of their texts. */
  List<EmailAddress> list() throws VaultException;

  /**
   * Returns the account of an address, as it was last written by any process.
   *
   * @throws VaultException if what is stored cannot be read
   */
  Optional<Account> get(EmailAddress address) throws VaultException;

  /**
   * Stores an account in place of the one that its address had.
   *
   * @throws VaultException if it cannot be written
   * @throws InterruptedException if the thread is interrupted while another holds the account
   */
  void put(Account account) throws VaultException, InterruptedException;

  /**
   * Changes an account while no other thread or process can: waits for them, reads anew, and stores
   * what the change returns. So of many that renew a grant at once, one does, and the others see
   * what it got; no refresh token is lost.
   *
   * <p>Once the change has returned, an interrupt no longer keeps its result from being stored.
   *
   * @return the account as it is now stored; empty if the address has none
   * @throws VaultException if what is stored cannot be read or written
   * @throws LookupException if the change throws it
   * @throws InterruptedException if the thread is interrupted while it waits, or in the change
   */
  Optional<Account> update(EmailAddress address, Change change)
      throws VaultException, LookupException, InterruptedException;

  /**
   * Removes the account of an address.
   *
   * @return whether there was one
   * @throws VaultException if what is stored cannot be read or written
   * @throws InterruptedException if the thread is interrupted while another holds the account
   */
  boolean remove(EmailAddress address) throws VaultException, InterruptedException;

  /** Wipes the keys that are in memory; may be called again. */
  @Override
  void close();
}
