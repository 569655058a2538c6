package org.mailscout.network;

import java.io.IOException;

/** One DNS message on its way to one resolver; everything happens on the thread of the loop. */
interface Exchange {

  /** Closes its socket; nothing is received any more. */
  void close();

  /** Told of what comes of it; at most one of {@code received} and {@code failed}, once. */
  interface Receiver {

    /** Takes the first message that came, whatever it holds. */
    void received(byte[] message);

    /** Is told that bytes have moved. */
    void moved();

    /** Is told that no message can come. */
    void failed(IOException why);
  }
}
