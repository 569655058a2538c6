package org.mailscout.api.discovery;

/** A provider's own settings as the caller made them, checked when the engine was built. */
public interface Options {

  /** Every setting at its fallback. */
  Options FALLBACKS =
      new Options() {
        @Override
        public <T> T get(OptionKey<T> key) {
          return key.fallback();
        }
      };

  /** Returns the value that the caller set, or the key's fallback. */
  <T> T get(OptionKey<T> key);
}
