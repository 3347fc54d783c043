package dk.elhus.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Which keys the pages so far had, 8 bytes for each: a pull of years has millions.
 *
 * <p>Keys are told apart by 64 bits of a hash. That two of ten million keys have the same ones is
 * three times in a million pulls so; such a pull begins anew for nothing.
 */
final class KeysSeen {
  private long[] sorted = {};

  /** The first of these keys that a page before had. */
  Optional<String> firstKnown(Collection<String> keys) {
    return keys.stream()
        .filter(key -> Arrays.binarySearch(sorted, fingerprint(key)) >= 0)
        .findFirst();
  }

  /** Adds the keys of a page. */
  void add(Collection<String> keys) {
    long[] added = keys.stream().mapToLong(KeysSeen::fingerprint).sorted().toArray();
    sorted = merged(sorted, added);
  }

  private static long fingerprint(String key) {
    return MurmurHash3.hash128x64(key.getBytes(StandardCharsets.UTF_8))[0];
  }

  private static long[] merged(long[] left, long[] right) {
    long[] all = new long[left.length + right.length];
    int l = 0;
    int r = 0;
    for (int i = 0; i < all.length; i++) {
      boolean takesLeft = r == right.length || l < left.length && left[l] <= right[r];
      all[i] = takesLeft ? left[l++] : right[r++];
    }
    return all;
  }
}
