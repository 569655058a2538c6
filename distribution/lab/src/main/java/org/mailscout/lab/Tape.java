package org.mailscout.lab;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first 64 KiB of what was read. */
final class Tape {

  private static final int MOST = 64 << 10;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Returns a stream that is read onto the tape. */
  InputStream record(InputStream from) {
    return new FilterInputStream(from) {
      @Override
      public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
          keep(new byte[] {(byte) next}, 0, 1);
        }
        return next;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
          keep(buffer, offset, count);
        }
        return count;
      }
    };
  }

  String text() {
    synchronized (bytes) {
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private void keep(byte[] buffer, int offset, int count) {
    synchronized (bytes) {
      bytes.write(buffer, offset, Math.min(count, MOST - bytes.size()));
    }
  }
}
