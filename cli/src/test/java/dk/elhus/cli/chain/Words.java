package dk.elhus.cli.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds any of many texts in a text, in one pass over it. */
final class Words {
  private static final int BEGINNING = 6;

  private final Map<String, List<String>> byBeginning = new HashMap<>();

  Words(Collection<String> words) {
    for (String word : words) {
      if (word.length() < BEGINNING) {
        throw new IllegalArgumentException("'" + word + "' is too short to be told from others");
      }
      byBeginning.computeIfAbsent(word.substring(0, BEGINNING), key -> new ArrayList<>()).add(word);
    }
  }

  boolean isIn(String text) {
    for (int at = 0; at + BEGINNING <= text.length(); at++) {
      for (String word : byBeginning.getOrDefault(text.substring(at, at + BEGINNING), List.of())) {
        if (text.startsWith(word, at)) {
          return true;
        }
      }
    }
    return false;
  }
}
