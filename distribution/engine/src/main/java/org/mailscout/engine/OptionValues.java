package org.mailscout.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.discovery.Options;

/** The providers' own settings as the caller made them, each in its provider's name space. */
final class OptionValues {

  private final Map<String, String> texts;

  OptionValues(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  /** Returns the values of one provider. */
  Of of(String id, List<OptionKey<?>> keys) {
    Map<String, Object> values = new HashMap<>();
    for (OptionKey<?> key : keys) {
      String text = texts.get(key.key());
      if (text != null) {
        values.put(key.key(), parsed(key, text));
      }
    }
    return new Of(Map.copyOf(values), texts);
  }

  private static Object parsed(OptionKey<?> key, String text) {
    try {
      return java.util.Objects.requireNonNull(key.parse(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("option " + key.key() + ": " + e.getMessage(), e);
    }
  }

  /** Returns a line for each setting that belongs to no loaded provider. */
  List<String> unknown(Set<String> ids) {
    List<String> unknown = new ArrayList<>();
    for (String key : texts.keySet()) {
      int dot = key.indexOf('.');
      if (dot < 1 || !ids.contains(key.substring(0, dot))) {
        unknown.add(key + " belongs to no loaded strategy or auth method");
      }
    }
    return unknown;
  }

  /** One provider's values. */
  record Of(Map<String, Object> values, Map<String, String> texts) implements Options {

    @Override
    @SuppressWarnings("unchecked") // the value was made by the parser of the key of this name
    public <T> T get(OptionKey<T> key) {
      Object value = values.get(key.key());
      return value == null ? key.fallback() : (T) value;
    }
  }
}
