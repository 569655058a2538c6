package org.mailscout.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.discovery.Options;

/** A provider's own settings, as texts that their keys parse. */
public final class FakeOptions implements Options {

  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /** Makes settings that are all at their fallbacks. */
  public FakeOptions() {}

  /** Sets one, as a caller would; returns this. */
  public FakeOptions with(String key, String text) {
    texts.put(key, text);
    return this;
  }

  @Override
  public <T> T get(OptionKey<T> key) {
    return Optional.ofNullable(texts.get(key.key())).map(key::parse).orElseGet(key::fallback);
  }
}
