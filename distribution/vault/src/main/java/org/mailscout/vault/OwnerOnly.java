package org.mailscout.vault;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Files and folders that their owner alone can use: made so, and refused where they are not.
 *
 * <p>Streams instead of channels: an interrupt must not tear what is being written.
 */
final class OwnerOnly {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {}

  /** Makes the folder where it is missing; refuses one that others could put files into. */
  static void folder(Path folder) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, attribute("rwx------"));
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a folder of its own, or a link");
    }
    check(
        folder,
        EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE),
        "others can write into it");
  }

  /** Makes a file that was not there, with these bytes, on the disk when it returns. */
  static void create(Path file, byte[] bytes) throws IOException {
    Files.createFile(file, attribute("rw-------"));
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /** Opens a file to lock it, and makes it where it is missing. */
  static FileChannel openToLock(Path file) throws IOException {
    try {
      Files.createFile(file, attribute("rw-------"));
    } catch (FileAlreadyExistsException e) {
      checkFile(file);
    }
    return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** Reads a file whole; the caller wipes it. */
  static byte[] read(Path file, int longest) throws IOException {
    checkFile(file);
    try (InputStream in = new FileInputStream(file.toFile())) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length > longest) {
        Arrays.fill(bytes, (byte) 0);
        throw new IOException("longer than " + longest + " bytes");
      }
      return bytes;
    }
  }

  /** Makes names in a folder survive a loss of power, where the system can. */
  static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folder, and needs it not: its file system keeps a journal of names.
      return;
    }
  }

  static VaultException failure(Path file, IOException e) {
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new VaultException(file + ": " + what.replace(file + ": ", ""), e);
  }

  private static void checkFile(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a file of its own, or a link");
    }
    EnumSet<PosixFilePermission> others = EnumSet.allOf(PosixFilePermission.class);
    others.removeAll(PosixFilePermissions.fromString("rwx------"));
    check(file, others, "others can use it; its permissions must be 600");
  }

  private static void check(Path path, Set<PosixFilePermission> forbidden, String why)
      throws IOException {
    if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Self.OWNER)) {
      throw new IOException("belongs to another user");
    }
    if (POSIX) {
      Set<PosixFilePermission> has = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      if (has.stream().anyMatch(forbidden::contains)) {
        throw new IOException(why);
      }
    }
  }

  private static FileAttribute<?> attribute(String permissions) {
    if (POSIX) {
      return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
    AclEntry all =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(Self.OWNER)
            .setPermissions(EnumSet.allOf(AclEntryPermission.class))
            .build();
    return new FileAttribute<List<AclEntry>>() {
      @Override
      public String name() {
        return "acl:acl";
      }

      @Override
      public List<AclEntry> value() {
        return List.of(all);
      }
    };
  }

  /** Who this process is, asked once; a name need not have an entry in the list of users. */
  private static final class Self {
    static final UserPrincipal OWNER = owner();

    private static UserPrincipal owner() {
      try {
        Path file = Files.createTempFile("mailscout", "");
        try {
          return Files.getOwner(file);
        } finally {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
