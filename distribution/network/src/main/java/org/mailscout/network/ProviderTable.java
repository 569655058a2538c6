package org.mailscout.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Host;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Provider;

/**
 * The table of well-known providers: who a mail exchange belongs to, and what is known of it.
 *
 * <p>The rows that ship are read at the first look-up, on the thread that makes it. Never asks the
 * network. Safe for use by many threads.
 */
public final class ProviderTable {

  private static final String SHIPPED = "providers.json";

  private final List<ProviderFile> overlays;
  private final Map<String, LocalDate> overlayDates;
  private volatile @Nullable ProviderIndex index;

  private ProviderTable(List<ProviderFile> overlays, Map<String, LocalDate> overlayDates) {
    this.overlays = List.copyOf(overlays);
    this.overlayDates = Collections.unmodifiableMap(overlayDates);
  }

  /**
   * Returns the table that ships, under rows of the caller's own.
   *
   * <p>All rows of an id that an overlay names give way to the overlay's. Where patterns of equal
   * length match, the overlay's wins.
   *
   * @param overlays files, or folders whose {@code *.json} are read in the order of their names;
   *     the first ones win
   * @throws UncheckedIOException if one cannot be read
   * @throws IllegalArgumentException if one is no table; the message says where
   */
  public static ProviderTable load(List<Path> overlays) {
    List<ProviderFile> read = new ArrayList<>();
    Map<String, LocalDate> dates = new LinkedHashMap<>();
    try {
      for (Path overlay : overlays) {
        for (Path file : files(overlay)) {
          try (InputStream in = Files.newInputStream(file)) {
            ProviderFile rows = ProviderFile.read(in, file.toString()).checked(file.toString());
            read.add(rows);
            dates.put(file.toString(), LocalDate.parse(rows.date()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProviderTable(read, dates);
  }

  private static List<Path> files(Path overlay) throws IOException {
    if (!Files.isDirectory(overlay)) {
      return List.of(overlay);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(overlay, "*.json")) {
      entries.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  /**
   * Returns the provider that a mail exchange belongs to: the row with the longest match by labels.
   *
   * @param provenance makes the provenance of the row from what it is to be called
   */
  public Optional<Provider> byExchange(Host exchange, Function<String, Provenance> provenance) {
    return index().byExchange(exchange, provenance);
  }

  /** Returns the id of the provider that a mailbox or submission host belongs to. */
  public Optional<String> operatorOf(Host host) {
    return index().operatorOf(host);
  }

  /** Returns the day of the rows that ship. */
  public LocalDate age() {
    return index().shipped();
  }

  /** Returns the day of the rows of each overlay, by its path, in the order of their rank. */
  public Map<String, LocalDate> overlayAges() {
    return overlayDates;
  }

  private ProviderIndex index() {
    ProviderIndex known = index;
    if (known == null) {
      synchronized (this) {
        known = index;
        if (known == null) {
          known = ProviderIndex.of(overlays, shipped());
          index = known;
        }
      }
    }
    return known;
  }

  static ProviderFile shipped() {
    try (InputStream in = ProviderTable.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the table of providers is missing: " + SHIPPED);
      }
      return ProviderFile.read(in, SHIPPED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
