package dk.elhus.sandbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to start a program.
 *
 * @param words program and arguments
 * @param environment the whole environment it gets, not additions
 * @param folder its working directory
 */
record Command(List<String> words, Map<String, String> environment, Path folder) {

  Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** The same words and environment give the same digest: a changed setting is noticed by it. */
  String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String all = words + "\n" + new TreeMap<>(environment);
      return HexFormat.of().formatHex(sha.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
