package org.mailscout.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Keeps keys in files that the data protection of Windows (DPAPI) has sealed for this user, by the
 * system's own PowerShell.
 */
final class WindowsProtection implements Keychain {

  // A constant: what is secret comes and goes by the standard streams.
  private static final String SCRIPT =
      "$ErrorActionPreference='Stop';Add-Type -AssemblyName System.Security;"
          + "$in=[Convert]::FromBase64String([Console]::In.ReadToEnd());"
          + "$out=[Security.Cryptography.ProtectedData]::%s($in,$null,'CurrentUser');"
          + "[Console]::Out.Write([Convert]::ToBase64String($out))";
  private static final int LONGEST = 16 * 1024;

  private final Path tool;
  private final Path folder;

  WindowsProtection(Path tool, Path folder) {
    this.tool = tool;
    this.folder = folder;
  }

  static Path tool() {
    String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
    return Path.of(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe");
  }

  @Override
  public String id() {
    return "windows-data-protection";
  }

  @Override
  public boolean isAvailable() {
    return Files.isExecutable(tool);
  }

  @Override
  public Optional<byte[]> read(String name) throws VaultException {
    Path file = file(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(run("Unprotect", OwnerOnly.read(file, LONGEST)));
    } catch (IOException e) {
      throw OwnerOnly.failure(file, e);
    }
  }

  @Override
  public void write(String name, byte[] key) throws VaultException {
    try {
      OwnerOnly.create(file(name), run("Protect", key));
    } catch (IOException e) {
      throw OwnerOnly.failure(file(name), e);
    }
  }

  private byte[] run(String what, byte[] bytes) throws VaultException {
    byte[] in = Base64.getEncoder().encode(bytes);
    List<String> command =
        List.of(
            tool.toString(), "-NoProfile", "-NonInteractive", "-Command", SCRIPT.formatted(what));
    Tool.Ended ended = Tool.run(command, in);
    try {
      if (ended.exit() != 0) {
        throw new VaultException("the data protection of Windows refuses: another user's key?");
      }
      return Base64.getDecoder().decode(new String(ended.out(), StandardCharsets.US_ASCII).trim());
    } catch (IllegalArgumentException e) {
      throw new VaultException("the data protection of Windows gives something else", e);
    } finally {
      Arrays.fill(in, (byte) 0);
      Arrays.fill(ended.out(), (byte) 0);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".dpapi");
  }
}
