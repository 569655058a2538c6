package org.mailscout.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads from class files which classes a provider and its own package refer to. */
final class ClassReferences {

  private static final int MAGIC = 0xCAFEBABE;

  /** How classes begin that reach the network; {@code java.net.URI} and its like do not. */
  private static final List<String> NETWORK =
      List.of(
          "java/net/Socket",
          "java/net/ServerSocket",
          "java/net/DatagramSocket",
          "java/net/MulticastSocket",
          "java/net/InetAddress",
          "java/net/InetSocketAddress",
          "java/net/NetworkInterface",
          "java/net/URLConnection",
          "java/net/HttpURLConnection",
          "java/net/http/",
          "java/nio/channels/",
          "javax/net/",
          "javax/naming/");

  private ClassReferences() {}

  /** Returns the classes for the network that the type, or another of its package, refers to. */
  static Set<String> toTheNetwork(Class<?> type) throws IOException {
    String ownPackage = type.getPackageName().replace('.', '/') + "/";
    Set<String> found = new TreeSet<>();
    Set<String> seen = new HashSet<>(Set.of(type.getName().replace('.', '/')));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (String name : referencesOf(type, open.remove())) {
        if (NETWORK.stream().anyMatch(name::startsWith)) {
          found.add(name);
        }
        boolean own = name.startsWith(ownPackage) && name.indexOf('/', ownPackage.length()) < 0;
        if (own && seen.add(name)) {
          open.add(name);
        }
      }
    }
    return found;
  }

  private static Set<String> referencesOf(Class<?> type, String name) throws IOException {
    try (InputStream file = type.getResourceAsStream("/" + name + ".class")) {
      return file == null ? Set.of() : classNames(new DataInputStream(file));
    }
  }

  // JVMS §4.4: the constant pool; entries are skipped by their sizes but for Utf8 and Class.
  private static Set<String> classNames(DataInputStream file) throws IOException {
    if (file.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    file.skipBytes(4);
    int count = file.readUnsignedShort();
    Map<Integer, String> texts = new HashMap<>();
    Set<Integer> classes = new HashSet<>();
    for (int i = 1; i < count; i++) {
      int tag = file.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, file.readUTF());
        case 7 -> classes.add(file.readUnsignedShort());
        case 8, 16, 19, 20 -> file.skipBytes(2);
        case 15 -> file.skipBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> file.skipBytes(4);
        case 5, 6 -> {
          file.skipBytes(8);
          i++; // long and double take two entries
        }
        default -> throw new IOException("constant of tag " + tag);
      }
    }
    Set<String> names = new HashSet<>();
    classes.forEach(index -> names.add(texts.getOrDefault(index, "")));
    return names;
  }
}
