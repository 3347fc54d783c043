package dk.elhus.standin.files;

import dk.elhus.standin.contract.Catalogue;
import dk.elhus.standin.contract.Column;
import dk.elhus.standin.contract.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A form of CSV that is known to hold rows of a dataset. A file is recognised by the names in its
 * header; further columns are ignored.
 *
 * <ul>
 *   <li>The source's own names, all of them: rows of that dataset.
 *   <li>{@code hour_utc, hour_dk, price_area, spot_price_dkk, spot_price_eur}, as a collector keeps
 *       spot prices in one file over both datasets: rows before 2025-09-30T22:00 UTC are
 *       Elspotprices, later ones DayAheadPrices.
 * </ul>
 *
 * @param fileColumns for each column of the dataset the name it has in the file
 * @param belongs whether a row with that UTC start is one of the dataset
 */
record CsvShape(Dataset dataset, List<String> fileColumns, Predicate<String> belongs) {

  private static final String FIRST_QUARTER_HOUR = "2025-09-30T22:00:00";

  private static final List<CsvShape> KNOWN = known();

  private static List<CsvShape> known() {
    List<CsvShape> shapes = new ArrayList<>();
    for (Dataset dataset : Catalogue.DATASETS) {
      List<String> names = dataset.columns().stream().map(Column::name).toList();
      shapes.add(new CsvShape(dataset, names, utc -> true));
    }
    shapes.add(
        new CsvShape(
            Catalogue.ELSPOT_PRICES,
            List.of("hour_utc", "hour_dk", "price_area", "spot_price_dkk", "spot_price_eur"),
            utc -> utc.compareTo(FIRST_QUARTER_HOUR) < 0));
    shapes.add(
        new CsvShape(
            Catalogue.DAY_AHEAD_PRICES,
            List.of("hour_utc", "hour_dk", "price_area", "spot_price_eur", "spot_price_dkk"),
            utc -> utc.compareTo(FIRST_QUARTER_HOUR) >= 0));
    return List.copyOf(shapes);
  }

  /** The shapes that a file with these column names has; none when nobody knows it. */
  static List<CsvShape> of(Set<String> header) {
    return KNOWN.stream().filter(shape -> header.containsAll(shape.fileColumns())).toList();
  }
}
