package dk.elhus.cli.chain;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Finds any of many texts in a text, in one pass over it. */
final class Words {
  private final Set<String> words;
  private final Set<Integer> lengths = new TreeSet<>();

  Words(Collection<String> words) {
    this.words = new HashSet<>(words);
    words.forEach(word -> lengths.add(word.length()));
  }

  boolean isIn(String text) {
    for (int at = 0; at < text.length(); at++) {
      for (int length : lengths) {
        if (at + length <= text.length() && words.contains(text.substring(at, at + length))) {
          return true;
        }
      }
    }
    return false;
  }
}
