package org.mailscout.vault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Keeps keys in the login keychain of macOS, by the system's own {@code security}. */
final class MacKeychain implements Keychain {

  static final Path TOOL = Path.of("/usr/bin/security");

  private static final String SERVICE = "org.mailscout.vault";
  // errSecItemNotFound, -25300, as an exit code
  private static final int NOT_FOUND = 44;

  private final Path tool;

  MacKeychain(Path tool) {
    this.tool = tool;
  }

  @Override
  public String id() {
    return "macos-keychain";
  }

  @Override
  public boolean isAvailable() {
    try {
      return Files.isExecutable(tool)
          && Tool.run(List.of(tool.toString(), "default-keychain"), new byte[0]).exit() == 0;
    } catch (VaultException e) {
      return false;
    }
  }

  @Override
  public Optional<byte[]> read(String name) throws VaultException {
    Tool.Ended found =
        Tool.run(
            List.of(tool.toString(), "find-generic-password", "-a", name, "-s", SERVICE, "-w"),
            new byte[0]);
    if (found.exit() == NOT_FOUND) {
      return Optional.empty();
    }
    try {
      String text = new String(found.out(), StandardCharsets.US_ASCII).trim();
      if (found.exit() != 0 || !text.matches("([0-9a-f]{2})+")) {
        throw new VaultException("the keychain gives nothing: it is locked, or access was denied");
      }
      return Optional.of(HexFormat.of().parseHex(text));
    } finally {
      Arrays.fill(found.out(), (byte) 0);
    }
  }

  @Override
  public void write(String name, byte[] key) throws VaultException {
    // In interactive mode commands come from standard input, where no other process can read them.
    String command =
        "add-generic-password -U -a %s -s %s -w %s\n"
            .formatted(name, SERVICE, HexFormat.of().formatHex(key));
    byte[] in = command.getBytes(StandardCharsets.US_ASCII);
    try {
      if (Tool.run(List.of(tool.toString(), "-i"), in).exit() != 0) {
        throw new VaultException("the keychain takes nothing: it is locked, or access was denied");
      }
    } finally {
      Arrays.fill(in, (byte) 0);
    }
  }
}
