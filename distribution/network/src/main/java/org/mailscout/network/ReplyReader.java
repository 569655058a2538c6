package org.mailscout.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.mailscout.api.Reason;

/**
 * Reads the lines of a mail server into a buffer of a fixed size.
 *
 * <p>Every one of the protocols ends its lines in CR LF and knows neither of them alone, nor NUL
 * (RFC 5321 §2.3.8, RFC 9051 §9): what two readers could split in two ways is refused.
 */
final class ReplyReader {

  private static final int CR_LF = 2;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer;
  private int start;
  private int end;

  /**
   * Makes a reader.
   *
   * @param longest octets of a line, without its end
   */
  ReplyReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.buffer = new byte[longest + CR_LF];
  }

  /**
   * Reads one line, without its end; octets beyond ASCII become the characters of Latin-1.
   *
   * @throws EOFException if the server closed before the line's end
   * @throws ProbeFailure if the line is too long or holds what no line may
   */
  String line() throws IOException, ProbeFailure {
    int next = start;
    while (true) {
      if (next == end) {
        next -= compact();
        fill();
      }
      byte octet = buffer[next];
      boolean afterCr = next > start && buffer[next - 1] == '\r';
      if (octet == 0 || afterCr != (octet == '\n')) {
        throw new ProbeFailure(Reason.MALFORMED, "a line with " + nameOf(octet, afterCr));
      }
      next++;
      if (octet == '\n') {
        return take(next);
      }
      if (octet != '\r' && next - start > longest) {
        throw new ProbeFailure(Reason.TOO_LARGE, "a line of more than " + longest + " octets");
      }
    }
  }

  /** Returns whether the server has said more than was read. */
  boolean hasMore() throws IOException {
    return start < end || in.available() > 0;
  }

  private String take(int next) {
    String line = new String(buffer, start, next - CR_LF - start, StandardCharsets.ISO_8859_1);
    start = next;
    return line;
  }

  private int compact() {
    int moving = start;
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= moving;
    start = 0;
    return moving;
  }

  // There is always room: a line that fills the buffer has its end in it, or was refused before.
  private void fill() throws IOException {
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      throw new EOFException("closed by the server");
    }
    end += read;
  }

  private static String nameOf(byte octet, boolean afterCr) {
    if (octet == 0) {
      return "a NUL";
    }
    return afterCr ? "a CR without LF" : "an LF without CR";
  }
}
