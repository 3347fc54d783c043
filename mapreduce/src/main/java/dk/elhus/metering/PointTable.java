package dk.elhus.metering;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * All metering points in the order of the tables: by municipality, then by pseudonym. Made by the
 * driver, read by the tasks; the key of the pseudonyms stays with the driver.
 *
 * <p>A point that moved to another municipality has a place in both, and each reading goes to the
 * municipality that was true when it was read: so a correction meets the reading that it corrects.
 */
final class PointTable {
  private final int[] municipalities;
  private final long[] pseudonyms;

  /** Ids, rising; the same id as often as it has places, by the moment since when. */
  private final long[] ids;

  private final long[] since;
  private final int[] places;
  private int last;

  private PointTable(int size) {
    municipalities = new int[size];
    pseudonyms = new long[size];
    ids = new long[size];
    since = new long[size];
    places = new int[size];
  }

  /**
   * A place of a point.
   *
   * @param since from when on, milliseconds since 1970
   */
  record Entry(long id, int municipality, long since, long pseudonym) {}

  static PointTable of(List<Entry> entries) throws IOException {
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(Comparator.comparingInt(Entry::municipality).thenComparingLong(Entry::pseudonym));
    PointTable table = new PointTable(ordered.size());
    Integer[] byId = new Integer[ordered.size()];
    for (int i = 0; i < ordered.size(); i++) {
      Entry entry = ordered.get(i);
      if (i > 0
          && table.pseudonyms[i - 1] == entry.pseudonym()
          && table.municipalities[i - 1] == entry.municipality()) {
        throw new IOException(
            "two metering points of municipality "
                + entry.municipality()
                + " share a pseudonym; nothing is loaded: choose another pseudonym key");
      }
      table.municipalities[i] = entry.municipality();
      table.pseudonyms[i] = entry.pseudonym();
      byId[i] = i;
    }
    Arrays.sort(
        byId,
        Comparator.<Integer>comparingLong(i -> ordered.get(i).id())
            .thenComparingLong(i -> ordered.get(i).since()));
    for (int i = 0; i < byId.length; i++) {
      table.ids[i] = ordered.get(byId[i]).id();
      table.since[i] = ordered.get(byId[i]).since();
      table.places[i] = byId[i];
    }
    return table;
  }

  int size() {
    return ids.length;
  }

  int municipality(int place) {
    return municipalities[place];
  }

  long pseudonym(int place) {
    return pseudonyms[place];
  }

  /**
   * The place of a point at a moment.
   *
   * @return -1 when there is no such point
   */
  int place(long id, long millis) {
    if (last >= ids.length || ids[last] != id) {
      int found = Arrays.binarySearch(ids, id);
      if (found < 0) {
        return -1;
      }
      last = found;
    }
    while (last > 0 && ids[last - 1] == id) {
      last--;
    }
    int at = last;
    while (at + 1 < ids.length && ids[at + 1] == id && since[at + 1] <= millis) {
      at++;
    }
    return places[at];
  }

  void write(OutputStream stream) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16))) {
      out.writeInt(size());
      for (int i = 0; i < size(); i++) {
        out.writeInt(municipalities[i]);
        out.writeLong(pseudonyms[i]);
        out.writeLong(ids[i]);
        out.writeLong(since[i]);
        out.writeInt(places[i]);
      }
    }
  }

  static PointTable read(InputStream stream) throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16))) {
      PointTable table = new PointTable(in.readInt());
      for (int i = 0; i < table.size(); i++) {
        table.municipalities[i] = in.readInt();
        table.pseudonyms[i] = in.readLong();
        table.ids[i] = in.readLong();
        table.since[i] = in.readLong();
        table.places[i] = in.readInt();
      }
      return table;
    }
  }
}
