package org.mailscout.api.discovery;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import org.mailscout.api.Url;

/**
 * One of a provider's own settings, with its type and its documentation.
 *
 * @param <T> what the text of the setting is turned into
 */
public final class OptionKey<T> {

  private final String key;
  private final String description;
  private final Function<String, T> parser;
  private final T fallback;

  private OptionKey(String key, String description, Function<String, T> parser, T fallback) {
    this.key = requireNonNull(key, "key");
    this.description = requireNonNull(description, "description");
    this.parser = requireNonNull(parser, "parser");
    this.fallback = requireNonNull(fallback, "fallback");
  }

  /**
   * Returns a setting of any type.
   *
   * @param key the provider's id, a dot, and a name, such as {@code ispdb.url}
   * @param description one sentence for the user
   * @param fallback what holds where the caller sets nothing
   * @param parser throws {@link IllegalArgumentException} if the text is not of the type
   */
  public static <T> OptionKey<T> of(
      String key, String description, T fallback, Function<String, T> parser) {
    return new OptionKey<>(key, description, parser, fallback);
  }

  /** Returns a setting that is a URL. */
  public static OptionKey<Url> url(String key, String description, Url fallback) {
    return of(key, description, fallback, Url::of);
  }

  /** Returns a setting that is text; its fallback may be empty. */
  public static OptionKey<String> text(String key, String description, String fallback) {
    return of(key, description, fallback, Function.identity());
  }

  /** Returns a setting that is {@code true} or {@code false}. */
  public static OptionKey<Boolean> flag(String key, String description, boolean fallback) {
    return of(
        key,
        description,
        fallback,
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
          }
          return text.equals("true");
        });
  }

  /** Returns the key. */
  public String key() {
    return key;
  }

  /** Returns one sentence for the user. */
  public String description() {
    return description;
  }

  /** Returns what holds where the caller sets nothing. */
  public T fallback() {
    return fallback;
  }

  /**
   * Returns the value that the text means.
   *
   * @throws IllegalArgumentException if the text is not of the setting's type
   */
  public T parse(String text) {
    return parser.apply(text);
  }

  @Override
  public String toString() {
    return key;
  }
}
