package org.mailscout.network;

/** Closes what is of no use any more. */
final class Closing {

  private Closing() {}

  /** Closes it; that it fails changes nothing for anybody. */
  static void quietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // It is closed or was broken before: there is nobody to tell.
      return;
    }
  }
}
