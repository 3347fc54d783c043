package dk.elhus.sandbox.metering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The 98 municipalities, each as likely as it has inhabitants. */
final class Municipalities {
  private static final String FILE = "municipalities.csv";

  /** Grid companies by price area; which serves which municipality is invented. */
  private static final long[] WEST = {
    5790001089030L, 5790000610099L, 5790000392261L, 5790000704842L, 5790000681327L, 5790001100520L
  };

  private static final long[] EAST = {
    5790000705689L, 5790000705184L, 5790000706686L, 5790001088309L
  };

  /** A municipality. */
  record Municipality(short code, String priceArea, long gridCompany) {}

  private final Municipality[] all;
  private final int[] upTo;

  private Municipalities(Municipality[] all, int[] upTo) {
    this.all = all;
    this.upTo = upTo;
  }

  static Municipalities load() throws IOException {
    List<String[]> lines;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Municipalities.class.getResourceAsStream("/dk/elhus/sandbox/metering/" + FILE),
                StandardCharsets.UTF_8))) {
      lines =
          in.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(",")).toList();
    }
    Municipality[] all = new Municipality[lines.size()];
    int[] upTo = new int[all.length];
    int sum = 0;
    for (int i = 0; i < all.length; i++) {
      String[] cells = lines.get(i);
      long[] companies = cells[1].equals("DK1") ? WEST : EAST;
      all[i] =
          new Municipality(Short.parseShort(cells[0]), cells[1], companies[i % companies.length]);
      sum += Integer.parseInt(cells[2]);
      upTo[i] = sum;
    }
    return new Municipalities(all, upTo);
  }

  int count() {
    return all.length;
  }

  /** The first points lie in one municipality each, so that every municipality has one. */
  Municipality of(int point, long seed) {
    if (point < all.length) {
      return all[point];
    }
    int drawn = Draw.below(upTo[upTo.length - 1], seed, point, 1);
    int place = Arrays.binarySearch(upTo, drawn + 1);
    return all[place < 0 ? -place - 1 : place];
  }
}
